import AidModel
import CSVFormat
import Findings
import HXLFormat

/// Reads operational presence (3W), from HXL or from a plain table whose columns a layout names.
struct PresenceAdapter {
    private let task: ImportTask
    private let layout: TableLayout
    private let references: ReferenceTables

    init(task: ImportTask, references: ReferenceTables) {
        self.task = task
        self.references = references
        layout = task.entry?.table ?? TableLayout()
    }

    func read(_ table: CSVTable, into batch: inout ImportBatch) {
        let columns = TableColumns(table, layout.map("columns"))
        batch.findings += columns.findings
        var groups = FindingGroups()
        for row in table.rows {
            add(row.line, { columns.text($0, row) }, { columns.location($0, row) }, &batch, &groups)
        }
        batch.findings += groups.findings(file: task.path)
    }

    func readHXL(_ bytes: [UInt8], into batch: inout ImportBatch) {
        let (table, findings) = HXLTable.read(bytes, file: task.path)
        batch.findings += findings
        guard let table else { return }
        let roles = Self.roles(of: table)
        var groups = FindingGroups()
        for row in table.rows {
            let text: (String) -> String? = { role in
                roles[role].flatMap { row.text(in: $0)?.trimmingBlanks }.flatMap { $0.isEmpty ? nil : $0 }
            }
            let place: (String) -> SourceLocation = { role in
                roles[role].map { row.location(in: $0) } ?? SourceLocation(file: table.file, line: row.line)
            }
            add(row.line, text, place, &batch, &groups)
        }
        batch.findings += groups.findings(file: task.path)
    }

    /// Which column says what, by the patterns of the HXL 1.1 3W profile; the first pattern that is there counts.
    private static func roles(of table: HXLTable) -> [String: HXLColumn] {
        let patterns: [(String, [String])] = [
            ("country", ["#country+code+v_iso2", "#country+code+v_iso3", "#country+code", "#country"]),
            ("adm1_code", ["#adm1+code"]), ("adm1_name", ["#adm1+name", "#adm1-code"]),
            ("adm2_code", ["#adm2+code"]), ("adm2_name", ["#adm2+name", "#adm2-code"]),
            ("cluster", ["#sector+name", "#sector+cluster", "#sector"]),
            ("org_name", ["#org+impl+name", "#org+impl", "#org+name", "#org-prog-funder-acronym"]),
            ("programming", ["#org+prog"]), ("donor", ["#org+funder"]), ("org_acronym", ["#org+acronym"]),
            ("org_type", ["#org+type"]), ("activity", ["#activity+name", "#activity"]), ("status", ["#status"]),
            ("start", ["#date+start"]), ("end", ["#date+end"]),
            ("month", ["#date+month", "#date+reported", "#date-start-end"]),
        ]
        var roles: [String: HXLColumn] = [:]
        for (role, choices) in patterns {
            roles[role] =
                choices.lazy.compactMap { HXLPattern($0) }.compactMap { table.firstColumn(matching: $0) }.first
        }
        return roles
    }

    private func add(
        _ line: Int, _ text: (String) -> String?, _ place: (String) -> SourceLocation, _ batch: inout ImportBatch,
        _ groups: inout FindingGroups
    ) {
        guard let name = text("org_name") ?? text("org_acronym") else {
            groups.add(.warning, "3w.organisation-missing", place("org_name"), help: nil) {
                "a row names no organisation and is left out"
            }
            return
        }
        var presence = OperationalPresence()
        presence.provenance.line = line
        presence.country = country(text, place, &groups)
        presence.organisation = organisation(name, type: text("org_type"))
        presence.isHostGovernment = presence.organisation.type.map { $0.lowercased().contains("government") }
        if let programming = text("programming") { presence.programming = organisation(programming, type: nil) }
        if let donor = text("donor") { presence.donor = organisation(donor, type: nil) }
        presence.activity = text("activity")
        presence.status = text("status")
        cluster(&presence, text, place, &groups)
        area(&presence, text, place, &groups)
        period(&presence, text, place, &groups)
        batch.builder.presences.append(presence)
    }

    private func organisation(_ name: String, type: String?) -> OrganisationReference {
        OrganisationReference(name: name, type: type, key: references.organisationKey(identifier: nil, name: name))
    }

    private func country(
        _ text: (String) -> String?, _ place: (String) -> SourceLocation, _ groups: inout FindingGroups
    ) -> String {
        if let fixed = layout["country"] { return fixed }
        if let given = text("country") {
            let scheme = given.count == 2 ? "iso2" : given.count == 3 ? "iso3" : "country-name"
            if let code = references.stateCode(given, scheme: scheme) { return code }
            groups.add(.warning, "3w.country-unknown", place("country"), help: "load a table of countries") {
                "`\(given)` is no state that is known here; kept as published"
            }
            return given
        }
        let code = text("adm2_code") ?? text("adm1_code") ?? ""
        return String(code.prefix { $0.isLetter }.prefix(2)).uppercased()
    }

    private func cluster(
        _ presence: inout OperationalPresence, _ text: (String) -> String?, _ place: (String) -> SourceLocation,
        _ groups: inout FindingGroups
    ) {
        presence.clusterName = text("cluster")
        guard let name = presence.clusterName else {
            groups.add(.warning, "3w.cluster-missing", place("cluster"), help: nil) { "a row names no cluster" }
            return
        }
        if let cluster = ClusterNames.cluster(named: name) {
            presence.cluster = cluster.code
            presence.parentCluster = cluster.parent
        } else {
            presence.cluster = "name:" + FoldedName.fold(name)
            groups.add(.warning, "3w.cluster-unknown", place("cluster"), help: nil) {
                "`\(name)` is no cluster that is known here; counted under its own name"
            }
        }
    }

    private func area(
        _ presence: inout OperationalPresence, _ text: (String) -> String?, _ place: (String) -> SourceLocation,
        _ groups: inout FindingGroups
    ) {
        presence.adminOneName = text("adm1_name")
        presence.adminTwoName = text("adm2_name")
        presence.adminOne =
            text("adm1_code") ?? presence.adminOneName.flatMap { references.place(named: $0, in: presence.country) }
        presence.adminTwo =
            text("adm2_code") ?? presence.adminTwoName.flatMap { references.place(named: $0, in: presence.country) }
        for (role, code) in [("adm1_code", presence.adminOne), ("adm2_code", presence.adminTwo)] {
            guard let code, references.knowsPlace(code, in: presence.country) == false else { continue }
            groups.add(.warning, "3w.place-unknown", place(role), help: nil) {
                "the p-code `\(code)` is not on the list of places; kept as published"
            }
        }
        if let two = presence.adminTwo, let one = presence.adminOne, let parent = references.parent(of: two),
            parent != one
        {
            // Where the two disagree the finer one is trusted.
            groups.add(.warning, "3w.place-parent", place("adm2_code"), help: nil) {
                "`\(two)` lies in `\(parent)`, not in `\(one)`; the district is trusted"
            }
            presence.adminOne = parent
        }
        if presence.adminTwo == nil, presence.adminOne == nil, presence.adminOneName == nil {
            groups.add(.warning, "3w.place-missing", place("adm2_name"), help: nil) { "a row names no place" }
        }
    }

    private func period(
        _ presence: inout OperationalPresence, _ text: (String) -> String?, _ place: (String) -> SourceLocation,
        _ groups: inout FindingGroups
    ) {
        presence.start = text("start").flatMap { CalendarDate($0) }
        presence.end = text("end").flatMap { CalendarDate($0) }
        guard presence.start == nil, presence.end == nil, let month = text("month") else {
            if presence.start == nil, presence.end == nil, let entry = task.entry, entry.from != nil {
                presence.start = entry.from
                presence.end = entry.to
            }
            return
        }
        if let period = MonthText(month, year: task.entry?.year)?.period {
            presence.start = period.start
            presence.end = period.end
        } else {
            groups.add(
                .warning, "3w.month", place("month"), help: "give the `year` of the table in the manifest"
            ) { "`\(month)` is not a month of a known year" }
        }
    }
}
