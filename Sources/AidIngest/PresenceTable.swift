import AidModel
import CSVFormat
import Findings

/// Reads tables of who does what where, plain or with HXL hashtags, one presence for each row.
struct PresenceTable {
    private var file: TableFile
    private var columns: [PresenceField: Int] = [:]
    private var names = OrganisationNames()
    private var tableState: String?

    static func read(_ file: TableFile) -> TableFile {
        var table = PresenceTable(file: file)
        table.findColumns()
        guard table.columns[.organisationName] ?? table.columns[.organisationAcronym] != nil else {
            table.file.ledger.note(
                .error, "presence.no-organisation-column", line: 1,
                help: "map `org_name` in its `table` in the manifest, or tag the column `#org`",
                "no column says who is present, so nothing was read")
            table.file.ledger.rowsLeftOut = table.file.ledger.rows
            return table.file
        }
        table.tableState = file.onlyState(
            of: file.table.rows.compactMap { table.text($0, .adminTwoCode) ?? table.text($0, .adminOneCode) })
        for row in file.table.rows { table.add(row) }
        return table.file
    }

    private mutating func findColumns() {
        for field in PresenceField.allCases {
            if file.layout.columns[field.rawValue] != nil {
                columns[field] = file.column(field.rawValue)
            } else if !file.table.tags.isEmpty {
                columns[field] = file.table.index(taggedFirst: field.patterns)
            }
        }
        let known = Set(PresenceField.allCases.map(\.rawValue))
        for name in file.layout.columnOrder where !known.contains(name) {
            let nearest = NearestName.nearest(to: name, among: known)
            file.ledger.note(
                .error, "table.unknown-field", name, line: 1, help: nearest.map { "did you mean `\($0)`" },
                "`\(name)` is not a field of this kind of table")
        }
    }

    private func text(_ row: CSVRow, _ field: PresenceField) -> String? { row.cell(columns[field]) }

    private mutating func add(_ row: CSVRow) {
        var presence = OperationalPresence()
        presence.provenance.line = row.line
        guard let name = text(row, .organisationName) ?? text(row, .organisationAcronym) else {
            file.leaveOut(
                "presence.no-organisation", line: row.line, severity: .warning,
                "the row names no organisation and was left out")
            return
        }
        readPlaces(&presence, row)
        guard readCountry(&presence, row) else { return }
        readOrganisations(&presence, row, name)
        readCluster(&presence, row)
        readPeriod(&presence, row)
        presence.activity = text(row, .activity)
        presence.status = text(row, .status)
        PlaceCheck(references: file.references).settle(&presence, &file.ledger)
        file.builder.presences.append(presence)
    }

    private func readPlaces(_ presence: inout OperationalPresence, _ row: CSVRow) {
        presence.adminOne = text(row, .adminOneCode)
        presence.adminOneName = text(row, .adminOneName)
        presence.adminTwo = text(row, .adminTwoCode)
        presence.adminTwoName = text(row, .adminTwoName)
        presence.adminThree = text(row, .adminThreeCode)
        presence.adminThreeName = text(row, .adminThreeName)
    }

    /// The state: from its own column, from the layout, else from the letters that its p-codes start with, else the one
    /// that all p-codes of the table lie in.
    private mutating func readCountry(_ presence: inout OperationalPresence, _ row: CSVRow) -> Bool {
        let references = file.references
        let published = text(row, .country) ?? file.layout.country
        if let published {
            let state =
                references.stateCode(iso2: published) ?? references.stateCode(iso3: published)
                ?? references.stateCode(name: published)
            if let state {
                presence.country = state
                return true
            }
        } else if let state = stateByCode(presence) {
            presence.country = state
            return true
        }
        let words = published.map { "\($0.inBackticks) is not a state that is known" } ?? "the row names no state"
        file.leaveOut(
            "presence.no-state", published ?? "", line: row.line, help: "name the `country` in the manifest",
            "\(words), so it was left out")
        return false
    }

    private func stateByCode(_ presence: OperationalPresence) -> String? {
        let code = presence.adminThree ?? presence.adminTwo ?? presence.adminOne
        return code.flatMap { file.references.stateCode(placeCode: $0) } ?? tableState
    }

    private mutating func readOrganisations(_ presence: inout OperationalPresence, _ row: CSVRow, _ name: String) {
        let type = text(row, .organisationType)
        presence.organisation = reference(name, type: type, identifier: text(row, .organisationIdentifier), row)
        presence.isHostGovernment = type.map(Self.isGovernment)
        if let donor = text(row, .donor) { presence.donor = reference(donor, row) }
        if let partner = text(row, .programming) { presence.programming = reference(partner, row) }
    }

    /// Whether an organisation type of a 3W means a body of the host state.
    private static func isGovernment(_ type: String) -> Bool {
        let words = FoldedName.plain(type).split(separator: " ")
        return words.first == "government" || words.first == "governmental" || words.contains("ministry")
            || words.contains("authority") || words.contains("authorities")
    }

    private mutating func reference(
        _ name: String, type: String? = nil, identifier: String? = nil, _ row: CSVRow
    ) -> OrganisationReference {
        let answer = names.resolve(identifier: identifier, name: name, file.references)
        if answer.isAmbiguous {
            file.ledger.note(
                .note, "organisation.ambiguous", name, line: row.line,
                help: "say which one by its identifier in a table of organisations",
                "\(name.inBackticks) is the name of several organisations; it is counted by its name alone")
        }
        return OrganisationReference(identifier: identifier, name: name, type: type, key: answer.key)
    }

    private mutating func readCluster(_ presence: inout OperationalPresence, _ row: CSVRow) {
        let name = text(row, .cluster)
        presence.clusterName = name
        guard let published = text(row, .clusterCode) ?? name else {
            file.ledger.note(.warning, "presence.no-cluster", line: row.line, "the row names no cluster; it was kept")
            return
        }
        let found = file.references.cluster(named: published) ?? name.flatMap { file.references.cluster(named: $0) }
        if let found {
            presence.cluster = found.code
            presence.parentCluster = found.parent
        } else {
            presence.cluster = "name:" + FoldedName.plain(published)
            file.ledger.note(
                .warning, "presence.unknown-cluster", published, line: row.line,
                "\(published.inBackticks) is not a cluster that is known; it is counted under its own name")
        }
    }

    private mutating func readPeriod(_ presence: inout OperationalPresence, _ row: CSVRow) {
        if let start = text(row, .start) {
            presence.start = date(start, row)
            presence.end = text(row, .end).flatMap { date($0, row) }
            return
        }
        let year = text(row, .year).flatMap { Int($0) } ?? file.task.entry?.year ?? file.layout.year
        guard let text = text(row, .month) else {
            let period = year.map { Period(year: $0) } ?? file.period(year: nil)
            presence.start = period.start
            presence.end = period.end
            if period.start == nil {
                file.ledger.note(
                    .warning, "presence.no-date", line: row.line, help: "give the source `from` and `to` in a manifest",
                    "the row says no month; it was kept without a date")
            }
            return
        }
        switch PublishedMonth.read(text, year: year) {
        case .period(let period):
            presence.start = period.start
            presence.end = period.end
        case .withoutYear:
            file.ledger.note(
                .warning, "presence.no-year", text, line: row.line, help: "name the `year` of the source in a manifest",
                "\(text.inBackticks) is a month without a year; its rows were kept without a date")
        case .unreadable:
            file.ledger.note(
                .warning, "presence.bad-date", text, line: row.line,
                "\(text.inBackticks) is not a month that can be read; the row was kept without a date")
        }
    }

    private mutating func date(_ text: String, _ row: CSVRow) -> CalendarDate? {
        let date = CalendarDate(text)
        if date == nil {
            file.ledger.note(
                .warning, "presence.bad-date", text, line: row.line, help: "write dates as YYYY-MM-DD",
                "\(text.inBackticks) is not a date; the row was kept without it")
        }
        return date
    }
}

/// Names already resolved: a table names the same few hundreds of times.
struct OrganisationNames {
    private var known: [String: OrganisationIndex.Answer] = [:]

    mutating func resolve(
        identifier: String?, name: String, _ references: ReferenceTables
    ) -> OrganisationIndex.Answer {
        guard identifier == nil else { return references.organisation(identifier: identifier, name: name) }
        if let answer = known[name] { return answer }
        let answer = references.organisation(identifier: nil, name: name)
        known[name] = answer
        return answer
    }
}
