import AidModel
import CSVFormat
import Findings

/// Reads tables of people in need, plain (`hno`) or with HXL hashtags, one need for each row.
struct NeedsTable {
    enum Field: String, CaseIterable {
        case country, cluster, category, targeted
        case inNeed = "in_need"
        case adminOne = "adm1_code"
        case adminTwo = "adm2_code"

        var patterns: [String] {
            switch self {
            case .country: ["#country+code", "#country"]
            case .cluster: ["#sector+code", "#sector"]
            case .category: ["#category", "#population+category", "#group"]
            case .targeted: ["#targeted"]
            case .inNeed: ["#inneed"]
            case .adminOne: ["#adm1+code"]
            case .adminTwo: ["#adm2+code"]
            }
        }
    }

    private var file: TableFile
    private var columns: [Field: Int] = [:]
    private var tableState: String?

    static func read(_ file: TableFile) -> TableFile {
        var table = NeedsTable(file: file)
        for field in Field.allCases {
            if file.layout.columns[field.rawValue] != nil {
                table.columns[field] = table.file.column(field.rawValue)
            } else {
                table.columns[field] = file.table.index(taggedFirst: field.patterns)
            }
        }
        table.tableState = table.onlyState()
        for row in file.table.rows { table.add(row) }
        return table.file
    }

    private func text(_ row: CSVRow, _ field: Field) -> String? { row.cell(columns[field]) }

    /// The one state that every p-code of the table lies in: rows for the whole country name no place.
    private func onlyState() -> String? {
        if let country = file.layout.country {
            return file.references.stateCode(iso2: country) ?? file.references.stateCode(iso3: country)
        }
        return file.onlyState(of: file.table.rows.compactMap { text($0, .adminTwo) ?? text($0, .adminOne) })
    }

    private func state(_ row: CSVRow) -> String? {
        let references = file.references
        if let country = text(row, .country) {
            return references.stateCode(iso2: country) ?? references.stateCode(iso3: country)
                ?? references.stateCode(name: country)
        }
        if let code = text(row, .adminTwo) ?? text(row, .adminOne) { return references.stateCode(placeCode: code) }
        return tableState
    }

    private mutating func add(_ row: CSVRow) {
        guard let state = state(row) else {
            file.leaveOut(
                "needs.no-state", text(row, .country) ?? "", line: row.line, help: "name the `country` in the manifest",
                "the row names no state that is known, so it was left out")
            return
        }
        var need = Need()
        need.provenance.line = row.line
        need.state = state
        need.place = text(row, .adminTwo) ?? text(row, .adminOne)
        need.category = text(row, .category)
        need.cluster = cluster(row)
        need.start = file.period(year: nil).start
        need.end = file.period(year: nil).end
        need.inNeed = persons(row, .inNeed)
        need.targeted = persons(row, .targeted)
        checkPlace(need)
        file.builder.needs.append(need)
    }

    /// The cluster's code; `nil` for all together, which tables write as `ALL`.
    private mutating func cluster(_ row: CSVRow) -> String? {
        guard let text = text(row, .cluster), FoldedName.plain(text) != "all" else { return nil }
        if let found = file.references.cluster(named: text) { return found.code }
        file.ledger.note(
            .warning, "needs.unknown-cluster", text, line: row.line,
            "\(text.inBackticks) is not a cluster that is known; it is counted under its own name")
        return "name:" + FoldedName.plain(text)
    }

    private mutating func persons(_ row: CSVRow, _ field: Field) -> FixedDecimal? {
        guard let text = text(row, field), !file.layout.missing.contains(text) else { return nil }
        guard let number = PublishedNumber(text), !number.isPercentage, !number.value.isNegative else {
            file.ledger.note(
                .warning, "needs.not-persons", "\(field.rawValue) \(text)", line: row.line,
                "\(text.inBackticks) is not a number of people; the row was kept without it")
            return nil
        }
        return number.value
    }

    private mutating func checkPlace(_ need: Need) {
        guard let code = need.place, file.references.hasPlaces(of: need.state),
            file.references.place(code: code) == nil
        else { return }
        file.ledger.note(
            .warning, "place.unknown-code", code, line: need.provenance.line,
            "\(code.inBackticks) is not on the list of p-codes; it was kept as published")
    }
}
