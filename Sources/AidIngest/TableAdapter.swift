import AidModel
import Findings
import IATIFormat

/// Reads tables, lists and registers: hands the bytes to the reader of their kind and takes over what it made.
struct TableAdapter {
    let task: ImportTask
    let references: ReferenceTables

    func read(_ input: inout FileReading, into batch: inout ImportBatch) throws(FileFault) {
        let bytes = try input.all()
        switch task.kind {
        case .codelist: readCodeList(bytes, into: &batch)
        case .register: readRegister(bytes, into: &batch)
        default:
            let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
            if first == UInt8(ascii: "{"), task.kind.isReference {
                readMap(bytes, into: &batch)
            } else {
                readTable(bytes, into: &batch)
            }
        }
    }

    private func readCodeList(_ bytes: [UInt8], into batch: inout ImportBatch) {
        let file = CodeListFile.read(bytes: bytes, file: task.path)
        batch.findings += file.findings
        batch.file.rows = file.items.count
        for item in file.items {
            var entry = CodeListEntry()
            entry.provenance.line = item.line
            entry.list = file.name
            entry.code = item.code
            entry.name = item.name
            entry.category = item.category
            entry.withdrawn = item.status.map { $0 == "withdrawn" }
            batch.builder.codeLists.append(entry)
        }
    }

    private func readRegister(_ bytes: [UInt8], into batch: inout ImportBatch) {
        var register = Register(task: task, references: references)
        register.read(bytes)
        batch.findings += register.findings
        take(register.ledger, register.builder, into: &batch)
    }

    private func readMap(_ bytes: [UInt8], into batch: inout ImportBatch) {
        var map = ReferenceMap(bytes, task: task)
        map.read()
        take(map.ledger, map.builder, into: &batch)
    }

    private func readTable(_ bytes: [UInt8], into batch: inout ImportBatch) {
        var table = DataTable(bytes, file: task.path, layout: task.entry?.table)
        let known = KnownTable.layout(of: task.kind, header: table.columns)
        if task.entry?.table == nil, let known, known.encoding != .utf8 {
            table = DataTable(bytes, file: task.path, layout: known)
        }
        batch.findings += table.findings
        guard !table.columns.isEmpty else {
            batch.findings.append(
                Finding(
                    .error, "table.empty", "the table has no row at all", at: SourceLocation(file: task.path),
                    help: "check that the file was fetched whole"))
            return
        }
        guard let layout = task.entry?.table ?? known ?? (table.tags.isEmpty ? nil : TableLayout()) else {
            batch.file.rows = table.rows.count
            batch.file.rowsLeftOut = table.rows.count
            batch.findings.append(
                Finding(
                    .error, "table.no-layout",
                    "how to read the columns of this table is not known, so nothing was read",
                    at: SourceLocation(file: task.path, line: 1), help: "describe it by a `table` in the manifest"))
            return
        }
        let read = read(TableFile(task: task, references: references, table: table, layout: layout))
        take(read.ledger, read.builder, into: &batch)
    }

    private func read(_ file: TableFile) -> TableFile {
        switch task.kind {
        case .presence: PresenceTable.read(file)
        case .needs: NeedsTable.read(file)
        case .rates: RateTable.read(file)
        case .places, .countries, .publishers, .organisations, .sectors: ReferenceTable.read(file, as: task.kind)
        default: IndicatorTable.read(file)
        }
    }

    private func take(_ ledger: RowLedger, _ builder: SnapshotBuilder, into batch: inout ImportBatch) {
        batch.findings += ledger.findings
        batch.file.rows = ledger.rows
        batch.file.rowsLeftOut = ledger.rowsLeftOut
        batch.builder = builder
    }
}
