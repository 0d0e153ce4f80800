import CSnapshot

/// Writes tables of records into one buffer of the layout in `CSnapshot.h`.
struct SnapshotWriter {
    private var strings = StringTable()
    private var order: [String] = []
    private var tables: [String: TableWriter] = [:]

    /// The number of a string, new or known.
    mutating func intern(_ text: String) -> Cell { .text(strings.number(of: text)) }

    /// The number of a string, or "absent".
    mutating func intern(_ text: String?) -> Cell {
        guard let text else { return .text(0) }
        return intern(text)
    }

    /// Appends records to their table, child records to theirs, and says which rows they became.
    @discardableResult
    mutating func append<Record: SnapshotRecord>(
        _ records: some Sequence<Record>, _ schema: SnapshotSchema<Record>
    ) -> Cell {
        var table = open(Record.tableName, schema)
        let first = table.rowCount
        for record in records {
            for column in schema.columns { column.write(record, &self, &table) }
            table.endRow()
        }
        let count = table.rowCount - first
        tables[Record.tableName] = table
        return count == 0 ? .range(0, 0) : .range(UInt32(first), UInt32(count))
    }

    private mutating func open<Record>(_ name: String, _ schema: SnapshotSchema<Record>) -> TableWriter {
        if let table = tables.removeValue(forKey: name) { return table }
        order.append(name)
        _ = intern(name)
        for column in schema.columns {
            _ = intern(column.name)
            if let child = column.child { _ = intern(child.tableName) }
        }
        return TableWriter(
            columns: schema.columns.map { (name: $0.name, kind: $0.kind, child: $0.child?.tableName) })
    }

    /// The finished buffer, hash included.
    mutating func finish() -> [UInt8] {
        var layout = SnapshotLayout(strings: strings)
        for name in order {
            if let table = tables[name] { layout.add(name, table) }
        }
        return layout.finish()
    }
}

/// The columns of one table while it is written.
struct TableWriter {
    private(set) var rowCount = 0
    private(set) var columns: [(name: String, kind: ColumnKind, child: String?)]
    private(set) var data: [[UInt8]]
    private var cursor = 0

    init(columns: [(name: String, kind: ColumnKind, child: String?)]) {
        self.columns = columns
        data = Array(repeating: [], count: columns.count)
    }

    mutating func append(_ cell: Cell) {
        switch cell {
        case .text(let value): put(value)
        case .integer(let value): put(value)
        case .date(let value): put(value)
        case .decimal(let value): put(value)
        case .flag(let value): data[cursor].append(value)
        case .range(let first, let count): put(UInt64(first) | UInt64(count) << 32)
        }
        cursor += 1
    }

    mutating func endRow() {
        rowCount += 1
        cursor = 0
    }

    private mutating func put(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { data[cursor].append(contentsOf: $0) }
    }
}

/// Puts the sections one after another, each at a multiple of 16.
private struct SnapshotLayout {
    var bytes = [UInt8](repeating: 0, count: MemoryLayout<csnapshot_header>.stride)
    var tables: [csnapshot_table] = []
    /// Every name below was numbered when its table was opened, so asking again adds nothing.
    var strings: StringTable

    init(strings: StringTable) { self.strings = strings }

    mutating func add(_ name: String, _ table: TableWriter) {
        var directory: [csnapshot_column] = []
        for (column, data) in zip(table.columns, table.data) {
            directory.append(
                csnapshot_column(
                    name: strings.number(of: column.name), kind: column.kind.rawValue, data: align(),
                    child: column.child.map { strings.number(of: $0) } ?? 0, reserved: 0))
            bytes.append(contentsOf: data)
        }
        let start = align()
        directory.withUnsafeBytes { bytes.append(contentsOf: $0) }
        tables.append(
            csnapshot_table(
                name: strings.number(of: name), column_count: UInt32(directory.count),
                row_count: UInt64(table.rowCount),
                columns: start))
    }

    mutating func finish() -> [UInt8] {
        let endsAt = align()
        strings.ends.withUnsafeBytes { bytes.append(contentsOf: $0) }
        let stringsAt = align()
        bytes.append(contentsOf: strings.bytes)
        let tablesAt = align()
        tables.withUnsafeBytes { bytes.append(contentsOf: $0) }
        var header = csnapshot_header()
        withUnsafeMutableBytes(of: &header.magic) { $0.copyBytes(from: CSNAPSHOT_MAGIC.utf8.prefix(8)) }
        header.layout = UInt32(CSNAPSHOT_LAYOUT)
        header.table_count = UInt32(tables.count)
        header.byte_count = UInt64(bytes.count)
        header.tables = tablesAt
        header.string_ends = endsAt
        header.string_bytes = stringsAt
        header.string_count = UInt32(strings.ends.count)
        write(header)
        let digest = SHA256Digest(of: bytes)
        withUnsafeMutableBytes(of: &header.hash) { $0.copyBytes(from: digest.bytes) }
        write(header)
        return bytes
    }

    private mutating func write(_ header: csnapshot_header) {
        withUnsafeBytes(of: header) { source in
            bytes.withUnsafeMutableBytes { $0.copyBytes(from: source) }
        }
    }

    private mutating func align() -> UInt64 {
        while bytes.count % 16 != 0 { bytes.append(0) }
        return UInt64(bytes.count)
    }
}
