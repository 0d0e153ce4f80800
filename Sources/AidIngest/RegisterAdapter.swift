import AidModel
import CSVFormat
import Findings
import YAMLFormat

/// Reads a register: what people know and files do not (docs/guides/registers.md). CSV with a column `register`, or YAML
/// with the keys `register` and `rows`.
struct RegisterAdapter {
    let path: String
    let references: ReferenceTables

    /// The kinds of register.
    enum Kind: String, CaseIterable {
        case judgement, consent, priority, declaration, sector, status
    }

    func read(_ bytes: [UInt8], into batch: inout ImportBatch) {
        var rows: [RegisterRow] = []
        if isYAML(bytes) {
            rows = yaml(bytes, &batch)
        } else {
            rows = csv(bytes, &batch)
        }
        for row in rows { RegisterRowMapping(row: row, references: references).map(into: &batch) }
    }

    private func isYAML(_ bytes: [UInt8]) -> Bool {
        path.hasSuffix(".yaml") || path.hasSuffix(".yml") || bytes.starts(with: Array("register:".utf8))
    }

    private func yaml(_ bytes: [UInt8], _ batch: inout ImportBatch) -> [RegisterRow] {
        let (value, findings) = StrictYAML.read(bytes: bytes, file: path)
        batch.findings += findings
        guard let value else { return [] }
        var mapping = YAMLMapping(value, "the register")
        let kind = mapping.requiredText("register") ?? ""
        let rows = mapping.list("rows").map { item in
            let cells = (item.entries ?? []).map { entry in
                (
                    entry.key,
                    entry.value.text ?? (entry.value.sequence ?? []).compactMap(\.text).joined(separator: " "),
                    entry.location
                )
            }
            return RegisterRow(kind: kind, cells: cells, location: item.location)
        }
        mapping.unknownKeys()
        batch.findings += mapping.findings
        return rows
    }

    private func csv(_ bytes: [UInt8], _ batch: inout ImportBatch) -> [RegisterRow] {
        let (table, findings) = CSVTable.read(bytes, file: path, options: CSVOptions())
        batch.findings += findings
        guard let table, let kind = table.column(named: "register") else { return [] }
        return table.rows.map { row in
            let cells = table.header.indices.filter { $0 != kind }.map { index in
                (table.header[index], row.text(at: index)?.trimmingBlanks ?? "", row.location(at: index))
            }
            return RegisterRow(kind: row.text(at: kind)?.trimmingBlanks ?? "", cells: cells, location: row.location)
        }
    }
}

/// One row of a register, whatever it was written in.
struct RegisterRow {
    let kind: String
    let cells: [(key: String, text: String, location: SourceLocation)]
    let location: SourceLocation

    /// The text of a key; `nil` when absent or empty.
    subscript(key: String) -> String? {
        cells.first { $0.key == key && !$0.text.isEmpty }?.text
    }

    /// Where a key stands, else the row.
    func place(_ key: String) -> SourceLocation { cells.first { $0.key == key }?.location ?? location }
}
