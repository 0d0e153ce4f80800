import AidModel
import CSVFormat
import Findings

/// Reads reference rows: places, countries, publishers.
struct ListTableAdapter {
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
            switch task.kind {
            case .places: place(row, columns, &batch, &groups)
            case .countries: country(row, table, columns, &batch, &groups)
            default: publisher(row, columns, &batch)
            }
        }
        batch.findings += groups.findings(file: task.path)
    }

    private func place(
        _ row: CSVRow, _ columns: TableColumns, _ batch: inout ImportBatch, _ groups: inout FindingGroups
    ) {
        guard let code = columns.text("code", row), let name = columns.text("name", row) else {
            groups.add(.warning, "table.place", row.location, help: nil) {
                "an area has no p-code or no name and is left out"
            }
            return
        }
        var place = Place()
        place.provenance.line = row.line
        place.code = code
        place.name = name
        place.level = columns.text("level", row).flatMap { Int($0) } ?? 0
        let country = columns.text("country", row) ?? ""
        let parent = columns.text("parent", row)
        place.parent = parent == country ? nil : parent
        // P-codes start with the state's alpha-2 code, or alpha-3 in some systems; the manifest's column is alpha-3.
        place.state = references.stateCode(country, scheme: "iso3") ?? String(code.prefix(2))
        place.start = columns.text("valid_from", row).flatMap { CalendarDate($0) }
        batch.builder.places.append(place)
    }

    private func country(
        _ row: CSVRow, _ table: CSVTable, _ columns: TableColumns, _ batch: inout ImportBatch,
        _ groups: inout FindingGroups
    ) {
        var state = State()
        state.provenance.line = row.line
        state.codeThree = columns.text("iso3", row)
        state.numeric = columns.text("m49", row)
        state.region = columns.text("region", row)
        let names = layout.list("name_columns").compactMap { table.column(named: $0) }
        let texts = names.compactMap { row.text(at: $0)?.trimmingBlanks }.filter { !$0.isEmpty }
        guard let code = columns.text("iso2", row) else {
            groups.add(.note, "table.country", row.location, help: nil) {
                "`\(texts.first ?? state.codeThree ?? "")` has no alpha-2 code and is left out"
            }
            return
        }
        state.code = code
        state.name = texts.first ?? code
        state.names = texts.dropFirst().map { text in
            var narrative = Narrative()
            narrative.text = text
            return narrative
        }
        batch.builder.states.append(state)
    }

    private func publisher(_ row: CSVRow, _ columns: TableColumns, _ batch: inout ImportBatch) {
        guard let reference = columns.text("ref", row), let key = Identifier.normalised(reference) else { return }
        var organisation = Organisation()
        organisation.provenance.line = row.line
        organisation.key = key
        organisation.identifier = reference
        organisation.name = columns.text("name", row) ?? reference
        organisation.type = columns.text("type", row)
        organisation.country = columns.text("country", row)
        batch.builder.organisations.append(organisation)
    }
}
