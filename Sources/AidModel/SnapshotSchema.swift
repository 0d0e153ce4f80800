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
        var write: (UnsafePointer<Record>, inout SnapshotWriter, inout TableWriter) -> Void
        var read: (UnsafeMutablePointer<Record>, SnapshotReader, Cell) -> Void
    }

    private(set) var columns: [Column] = []

    init() {
        Record.declare(&self)
    }

    /// A text that is always there.
    public mutating func text(_ name: String, _ path: WritableKeyPath<Record, String>) {
        add(name, .text, path, { $1.intern($0) }, { $0.string($1) ?? "" })
    }

    /// A text that may be absent.
    public mutating func text(_ name: String, _ path: WritableKeyPath<Record, String?>) {
        add(name, .text, path, { $1.intern($0) }, { $0.string($1) })
    }

    /// A value of a closed list, stored as its text; an unknown text leaves the record's own default.
    public mutating func text<Value: RawRepresentable<String>>(_ name: String, _ path: WritableKeyPath<Record, Value>) {
        add(name, .text, path, { $1.intern($0.rawValue) }, { $0.string($1).flatMap(Value.init(rawValue:)) })
    }

    /// A whole number that is always there.
    public mutating func integer(_ name: String, _ path: WritableKeyPath<Record, Int>) {
        add(name, .integer, path, { value, _ in Cell(value) }, { $1.integer ?? 0 })
    }

    /// A whole number that may be absent.
    public mutating func integer(_ name: String, _ path: WritableKeyPath<Record, Int?>) {
        add(name, .integer, path, { value, _ in Cell(value) }, { $1.integer })
    }

    /// A date that may be absent.
    public mutating func date(_ name: String, _ path: WritableKeyPath<Record, CalendarDate?>) {
        add(name, .date, path, { value, _ in Cell(value) }, { $1.date })
    }

    /// A decimal that may be absent.
    public mutating func decimal(_ name: String, _ path: WritableKeyPath<Record, FixedDecimal?>) {
        add(name, .decimal, path, { value, _ in Cell(value) }, { $1.decimal })
    }

    /// A yes or no that may be absent.
    public mutating func flag(_ name: String, _ path: WritableKeyPath<Record, Bool?>) {
        add(name, .flag, path, { value, _ in Cell(value) }, { $1.flag })
    }

    /// A list of records of their own table, stored as a range of its rows.
    public mutating func list<Child: SnapshotRecord>(_ name: String, _ path: WritableKeyPath<Record, [Child]>) {
        let field = StoredField(path)
        let schema = SnapshotSchema<Child>()
        columns.append(
            Column(
                name: name, kind: .range, child: Child.self,
                write: { $2.append($1.append(field.value(in: $0), schema, as: &$2.child)) },
                read: { field.set($1.rows($2.range, schema), in: $0) }))
    }

    /// Declares a column of one cell; where `value` has none, the record keeps what it has.
    private mutating func add<Value>(
        _ name: String, _ kind: ColumnKind, _ path: WritableKeyPath<Record, Value>,
        _ cell: @escaping (Value, inout SnapshotWriter) -> Cell, _ value: @escaping (SnapshotReader, Cell) -> Value?
    ) {
        let field = StoredField(path)
        columns.append(
            Column(
                name: name, kind: kind, child: nil,
                write: { $2.append(cell(field.value(in: $0), &$1)) },
                read: { record, reader, stored in
                    if let value = value(reader, stored) { field.set(value, in: record) }
                }))
    }
}
