import AidModel
import CSVFormat
import Findings

/// Reads reference tables: places, states, organisations, publishers and clusters, one record for each row.
struct ReferenceTable {
    private var file: TableFile
    private var columns: [String: Int] = [:]

    static func read(_ file: TableFile, as kind: FileKind) -> TableFile {
        var table = ReferenceTable(file: file)
        for purpose in file.layout.columnOrder { table.columns[purpose] = table.file.column(purpose) }
        for row in file.table.rows {
            switch kind {
            case .places: table.addPlace(row)
            case .countries: table.addState(row)
            case .publishers: table.addPublisher(row)
            case .organisations: table.addOrganisation(row)
            default: table.addCluster(row)
            }
        }
        return table.file
    }

    private func text(_ row: CSVRow, _ purpose: String) -> String? { row.cell(columns[purpose]) }

    private mutating func leaveOut(_ row: CSVRow, without what: String) {
        file.leaveOut(
            "table.incomplete", what, line: row.line, severity: .warning, "the row has no \(what) and was left out")
    }

    private mutating func addPlace(_ row: CSVRow) {
        guard let code = text(row, "code") else { return leaveOut(row, without: "code") }
        let references = file.references
        let country = text(row, "country") ?? file.layout.country ?? ""
        guard
            let state = references.stateCode(iso3: country) ?? references.stateCode(iso2: country)
                ?? references.stateCode(name: country)
        else {
            file.leaveOut(
                "table.unknown-state", country, line: row.line, severity: .warning,
                "\(country.inBackticks) is not a state that is known, so the row was left out")
            return
        }
        var place = Place()
        place.provenance.line = row.line
        place.code = code
        place.name = text(row, "name") ?? ""
        place.level = text(row, "level").flatMap { Int($0) } ?? 0
        place.state = state
        // The list names the state itself as the parent of the first level.
        place.parent = text(row, "parent").flatMap { $0 == country ? nil : $0 }
        place.start = date(row, "valid_from")
        file.builder.places.append(place)
    }

    private mutating func date(_ row: CSVRow, _ purpose: String) -> CalendarDate? {
        guard let text = text(row, purpose) else { return nil }
        let date = CalendarDate(text)
        if date == nil {
            file.ledger.note(
                .warning, "table.bad-date", text, line: row.line, help: "write dates as YYYY-MM-DD",
                "\(text.inBackticks) is not a date; the row was kept without it")
        }
        return date
    }

    private mutating func addState(_ row: CSVRow) {
        guard let code = text(row, "iso2").flatMap({ Identifier.normalised($0) }) else {
            return leaveOut(row, without: "alpha-2 code")
        }
        var state = State()
        state.provenance.line = row.line
        state.code = code
        state.codeThree = text(row, "iso3")
        state.numeric = text(row, "m49")
        state.region = text(row, "sub_region") ?? text(row, "region")
        var names: [String] = []
        for column in file.layout.nameColumns {
            if let name = row.cell(file.table.index(of: column)), !names.contains(name) { names.append(name) }
        }
        if let name = text(row, "name") { names.insert(name, at: 0) }
        state.name = names.first ?? code
        state.names = names.dropFirst().map { Narrative($0) }
        file.builder.states.append(state)
    }

    private mutating func addPublisher(_ row: CSVRow) {
        guard let reference = text(row, "ref"), let key = Identifier.normalised(reference) else {
            return leaveOut(row, without: "identifier")
        }
        var publisher = Organisation()
        publisher.provenance.line = row.line
        publisher.key = key
        publisher.identifier = reference
        publisher.name = text(row, "name") ?? reference
        publisher.type = text(row, "type")
        publisher.country = text(row, "country").flatMap { file.references.stateCode(iso2: $0) }
        file.builder.organisations.append(publisher)
    }

    private mutating func addOrganisation(_ row: CSVRow) {
        guard let name = text(row, "name") else { return leaveOut(row, without: "name") }
        var organisation = Organisation()
        organisation.provenance.line = row.line
        organisation.identifier = text(row, "identifier")
        organisation.name = name
        organisation.key =
            organisation.identifier.flatMap { Identifier.normalised($0) } ?? "name:\(FoldedName.of(name))"
        organisation.acronym = text(row, "acronym")
        organisation.type = text(row, "type")
        organisation.country = text(row, "country").flatMap { file.references.stateCode(iso2: $0) }
        // A spelling that is the acronym itself would tell who is who by the acronym alone.
        let spellings = Self.list(text(row, "spelling")).filter { $0 != name && $0 != organisation.acronym }
        let former = Self.list(text(row, "former_identifiers"))
        organisation.names =
            spellings.map { Narrative($0) }
            + former.map { Narrative($0, language: OrganisationIndex.formerIdentifier) }
        file.builder.organisations.append(organisation)
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ";").compactMap(\.trimmedOrNil)
    }

    private mutating func addCluster(_ row: CSVRow) {
        guard let name = text(row, "name") else { return leaveOut(row, without: "name") }
        file.builder.codeLists += SectorMap.cluster(name, spellings: [], code: text(row, "code"), line: row.line)
    }
}

extension Narrative {
    /// A text, with its language when known.
    init(_ text: String, language: String? = nil) {
        self.init()
        self.text = text
        self.language = language
    }
}
