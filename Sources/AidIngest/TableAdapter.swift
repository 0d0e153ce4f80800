import AidModel
import CSVFormat
import Findings
import HXLFormat

/// Reads tables, lists and registers: hands a file to the reader of its kind and layout.
struct TableAdapter {
    let task: ImportTask
    let references: ReferenceTables

    func read(_ input: inout FileReading, into batch: inout ImportBatch) throws(FileFault) {
        let bytes = decoded(try input.all())
        switch task.kind {
        case .codelist: CodeListAdapter(path: task.path).read(bytes, into: &batch)
        case .register: RegisterAdapter(path: task.path, references: references).read(bytes, into: &batch)
        case .needs: NeedsAdapter(path: task.path, references: references).read(bytes, into: &batch)
        case .presence where HXLTable.isHXL(bytes):
            PresenceAdapter(task: task, references: references).readHXL(bytes, into: &batch)
        case .organisations, .sectors: JSONMapAdapter(task: task).read(bytes, into: &batch)
        case .places where bytes.first { $0 > 0x20 } == UInt8(ascii: "{"):
            JSONMapAdapter(task: task).read(bytes, into: &batch)
        default: readTable(bytes, into: &batch)
        }
    }

    private func readTable(_ bytes: [UInt8], into batch: inout ImportBatch) {
        var options = CSVOptions()
        options.delimiter = layout["delimiter"]?.utf8.first ?? CSVDialect.delimiter(of: bytes)
        let (table, findings) = CSVTable.read(bytes, file: task.path, options: options)
        batch.findings += findings
        guard let table else { return }
        switch task.kind {
        case .indicators: IndicatorTableAdapter(task: task, references: references).read(table, into: &batch)
        case .presence: PresenceAdapter(task: task, references: references).read(table, into: &batch)
        case .rates: RateTableAdapter(task: task).read(table, into: &batch)
        default: ListTableAdapter(task: task, references: references).read(table, into: &batch)
        }
    }

    private var layout: TableLayout { task.entry?.table ?? TableLayout() }

    /// A table in Latin-1 becomes UTF-8: each byte is the scalar of its own number.
    private func decoded(_ bytes: [UInt8]) -> [UInt8] {
        guard layout["encoding"] == "latin-1" else { return bytes }
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte < 0x80 {
                utf8.append(byte)
            } else {
                utf8.append(0xC0 | byte >> 6)
                utf8.append(0x80 | byte & 0x3F)
            }
        }
        return utf8
    }
}
