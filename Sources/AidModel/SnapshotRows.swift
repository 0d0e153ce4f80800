/// The rows of one table, each decoded when it is asked for.
public struct SnapshotRows<Record: SnapshotRecord>: RandomAccessCollection {
    private let reader: SnapshotReader
    private let table: TableReader?
    private let schema = SnapshotSchema<Record>()

    init(reader: SnapshotReader) {
        self.reader = reader
        table = reader.table(Record.tableName)
    }

    /// The first row.
    public var startIndex: Int { 0 }
    /// One past the last row.
    public var endIndex: Int { table?.rowCount ?? 0 }

    /// Decodes one row.
    public subscript(row: Int) -> Record {
        guard let table else { preconditionFailure("an empty table has no row \(row)") }
        return reader.record(at: row, table, schema)
    }

    /// Decodes every row: cheaper than one at a time.
    public func decoded() -> [Record] {
        reader.rows(startIndex..<endIndex, schema)
    }
}
