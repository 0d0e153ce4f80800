/// A record that lies in the Snapshot as a row of a table of columns.
public protocol SnapshotRecord: Sendable {
    /// An empty record, to be filled column by column.
    init()
    /// The table's name; lists of one kind share one table, whoever their parents are.
    static var tableName: String { get }
    /// Declares every column in order: the one place that says how the record is stored.
    static func declare(_ schema: inout SnapshotSchema<Self>)
}

/// The columns of one kind of record, declared once and used to write, to read and to look up.
public struct SnapshotSchema<Record: SnapshotRecord> {
    struct Column {
        var name: String
        var kind: ColumnKind
        var child: (any SnapshotRecord.Type)?
        var write: (Record, inout SnapshotWriter, inout TableWriter) -> Void
        var read: (inout Record, SnapshotReader, TableReader, Int, Int) -> Void
    }

    private(set) var columns: [Column] = []

    init() {
        Record.declare(&self)
    }

    /// A text that is always there.
    public mutating func text(_ name: String, _ path: WritableKeyPath<Record, String>) {
        add(name, .text, { $1.intern($0[keyPath: path]) }, { $0[keyPath: path] = $1.string($2) ?? "" })
    }

    /// A text that may be absent.
    public mutating func text(_ name: String, _ path: WritableKeyPath<Record, String?>) {
        add(name, .text, { $1.intern($0[keyPath: path]) }, { $0[keyPath: path] = $1.string($2) })
    }

    /// A value of a closed list, stored as its text; an unknown text leaves the record's own default.
    public mutating func text<Value: RawRepresentable<String>>(_ name: String, _ path: WritableKeyPath<Record, Value>) {
        add(
            name, .text, { $1.intern($0[keyPath: path].rawValue) },
            { record, reader, cell in
                if let value = reader.string(cell).flatMap(Value.init(rawValue:)) { record[keyPath: path] = value }
            })
    }

    /// A whole number that is always there.
    public mutating func integer(_ name: String, _ path: WritableKeyPath<Record, Int>) {
        add(name, .integer, { record, _ in Cell(record[keyPath: path]) }, { $0[keyPath: path] = $2.integer ?? 0 })
    }

    /// A whole number that may be absent.
    public mutating func integer(_ name: String, _ path: WritableKeyPath<Record, Int?>) {
        add(name, .integer, { record, _ in Cell(record[keyPath: path]) }, { $0[keyPath: path] = $2.integer })
    }

    /// A date that may be absent.
    public mutating func date(_ name: String, _ path: WritableKeyPath<Record, CalendarDate?>) {
        add(name, .date, { record, _ in Cell(record[keyPath: path]) }, { $0[keyPath: path] = $2.date })
    }

    /// A decimal that may be absent.
    public mutating func decimal(_ name: String, _ path: WritableKeyPath<Record, FixedDecimal?>) {
        add(name, .decimal, { record, _ in Cell(record[keyPath: path]) }, { $0[keyPath: path] = $2.decimal })
    }

    /// A yes or no that may be absent.
    public mutating func flag(_ name: String, _ path: WritableKeyPath<Record, Bool?>) {
        add(name, .flag, { record, _ in Cell(record[keyPath: path]) }, { $0[keyPath: path] = $2.flag })
    }

    /// A list of records of their own table, stored as a range of its rows.
    public mutating func list<Child: SnapshotRecord>(_ name: String, _ path: WritableKeyPath<Record, [Child]>) {
        let schema = SnapshotSchema<Child>()
        columns.append(
            Column(
                name: name, kind: .range, child: Child.self,
                write: { record, writer, table in table.append(writer.append(record[keyPath: path], schema)) },
                read: { record, reader, table, column, row in
                    record[keyPath: path] = reader.rows(table.cell(column: column, row: row).range, schema)
                }))
    }

    private mutating func add(
        _ name: String, _ kind: ColumnKind, _ cell: @escaping (Record, inout SnapshotWriter) -> Cell,
        _ assign: @escaping (inout Record, SnapshotReader, Cell) -> Void
    ) {
        columns.append(
            Column(
                name: name, kind: kind, child: nil,
                write: { record, writer, table in table.append(cell(record, &writer)) },
                read: { record, reader, table, column, row in
                    assign(&record, reader, table.cell(column: column, row: row))
                }))
    }
}
