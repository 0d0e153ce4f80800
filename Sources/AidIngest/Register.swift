import AidModel
import CSVFormat
import Findings
import YAMLFormat

/// Reads a register: a small table or strict YAML file in which every row names who says it.
///
/// A row that cannot be used as a whole (nobody says it, a key is missing, a date cannot be read) is left out and named:
/// half a judgement is none.
struct Register {
    private let task: ImportTask
    private let references: ReferenceTables
    private(set) var ledger: RowLedger
    private(set) var findings: [Finding] = []
    private(set) var builder = SnapshotBuilder()

    init(task: ImportTask, references: ReferenceTables) {
        self.task = task
        self.references = references
        ledger = RowLedger(file: task.path)
    }

    mutating func read(_ bytes: [UInt8]) {
        let start = bytes.first { $0 > 0x20 && $0 < 0x80 }
        let table = DataTable(bytes, file: task.path, layout: task.entry?.table)
        if table.columns.contains("register") {
            readMixed(table)
        } else if let kind = RegisterKind.told(by: table.columns) {
            readTable(table, kind)
        } else if start == nil {
            findings += table.findings
            noteShape()
        } else if table.columns.count > 1, !table.columns[0].contains(":") {
            findings += table.findings
            noteColumns(table.columns)
        } else {
            readYAML(bytes)
        }
    }

    private mutating func noteShape() {
        let kinds = RegisterKind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        ledger.note(
            .error, "register.kind", line: 1, help: "start it with `register:` and one of \(kinds)",
            "the file does not say which register it is, so nothing was read")
    }

    /// A table that is nearly a register: what it lacks of the kind that it is nearest to.
    private mutating func noteColumns(_ columns: [String]) {
        let given = Set(columns)
        let nearest = RegisterKind.allCases.max { left, right in
            left.required.filter(given.contains).count < right.required.filter(given.contains).count
        }
        let wanted = (nearest?.required ?? []) + ["says"]
        let missing = wanted.filter { !given.contains($0) }.map { "`\($0)`" }.joined(separator: ", ")
        ledger.note(
            .error, "register.columns", line: 1, help: "see `docs/guides/registers.md`",
            "the table lacks \(missing), so no row could be used")
    }

    // MARK: Shapes

    private mutating func readTable(_ table: DataTable, _ kind: RegisterKind) {
        findings += table.findings
        noteUnknown(table.columns.filter { !$0.isEmpty }.map { ($0, 1) }, kind)
        for row in table.rows { add(values(of: row, table), kind) }
    }

    /// A table whose column `register` says of each row which register it belongs to.
    private mutating func readMixed(_ table: DataTable) {
        findings += table.findings
        for row in table.rows {
            var row = values(of: row, table)
            let name = row.take("register") ?? ""
            guard let kind = RegisterKind(rawValue: name) else {
                ledger.rows += 1
                ledger.rowsLeftOut += 1
                let names = RegisterKind.allCases.map(\.rawValue)
                let nearest = NearestName.nearest(to: name, among: names).map { "did you mean `\($0)`" }
                ledger.note(
                    .error, "register.kind", name, line: row.line,
                    help: nearest ?? "use one of \(names.map { "`\($0)`" }.joined(separator: ", "))",
                    "\(name.inBackticks) is not a register, so the row was left out")
                continue
            }
            noteUnknown(row.values.keys.sorted().map { ($0, row.line) }, kind)
            add(row, kind)
        }
    }

    private func values(of row: CSVRow, _ table: DataTable) -> RegisterRow {
        var values = RegisterRow(line: row.line)
        for (index, column) in table.columns.enumerated() {
            if let text = row.cell(index) { values.set(column, text) }
        }
        return values
    }

    private mutating func noteUnknown(_ keys: [(name: String, line: Int)], _ kind: RegisterKind) {
        for key in keys where !kind.keys.contains(key.name) {
            let nearest = NearestName.nearest(to: key.name, among: kind.keys).map { "did you mean `\($0)`" }
            ledger.note(
                .error, "register.unknown-key", key.name, line: key.line, help: nearest,
                "\(key.name.inBackticks) is not a key of this register")
        }
    }

    private mutating func readYAML(_ bytes: [UInt8]) {
        let (value, faults) = StrictYAML.read(bytes: bytes, file: task.path)
        findings += faults
        guard let value else { return }
        var root = YAMLMapping(value, "a register")
        guard let kind = root.choice("register", RegisterKind.self) else {
            findings += root.findings
            if root.findings.isEmpty { noteShape() }
            return
        }
        let says = root.optionalText("says")
        let capacity = root.optionalText("capacity")
        for item in root.list("rows") {
            guard let entries = item.entries else {
                ledger.rows += 1
                ledger.rowsLeftOut += 1
                ledger.note(.error, "register.row", line: item.location.line ?? 1, "a row has to be a mapping")
                continue
            }
            noteUnknown(entries.map { ($0.key, $0.location.line ?? 1) }, kind)
            var row = RegisterRow(line: item.location.line ?? 1)
            if let says { row.set("says", says) }
            if let capacity { row.set("capacity", capacity) }
            for entry in entries {
                if let text = entry.value.text { row.set(entry.key, text) }
                if let texts = entry.value.sequence { row.set(entry.key, texts.compactMap(\.text)) }
            }
            add(row, kind)
        }
        root.unknownKeys()
        findings += root.findings
    }

    // MARK: Rows

    private mutating func add(_ row: RegisterRow, _ kind: RegisterKind) {
        ledger.rows += 1
        var reader = RegisterRowReader(row: row, kind: kind, references: references)
        let isAdded = reader.read(into: &builder)
        if !isAdded { ledger.rowsLeftOut += 1 }
        for fault in reader.faults {
            ledger.note(
                fault.severity, fault.code, "\(fault.message) \(row.line)", line: row.line, help: fault.help,
                fault.message)
        }
    }
}
