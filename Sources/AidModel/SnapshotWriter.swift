import CSnapshot

/// Writes tables of records into one buffer of the layout in `CSnapshot.h`.
struct SnapshotWriter {
    private var strings = StringTable()
    private var tables: [TableWriter] = []
    private var numbers: [String: Int] = [:]

    /// The number of a string, new or known.
    mutating func intern(_ text: String) -> Cell { .text(strings.number(of: text)) }

    /// The number of a string, or "absent".
    mutating func intern(_ text: String?) -> Cell {
        guard let text else { return .text(0) }
        return intern(text)
    }

    /// Appends records to the table of their kind, child records to theirs.
    mutating func append<Record: SnapshotRecord>(_ records: some Sequence<Record>, _ schema: SnapshotSchema<Record>) {
        let number = open(schema)
        var table = take(number)
        for record in records {
            withUnsafePointer(to: record) { write($0, schema, &table) }
        }
        tables[number] = table
    }

    /// Appends the children of one row and says which rows they became; `number` keeps which table is theirs.
    mutating func append<Child: SnapshotRecord>(
        _ children: [Child], _ schema: SnapshotSchema<Child>, as number: inout Int?
    ) -> Cell {
        let table = number ?? open(schema)
        number = table
        return children.isEmpty ? .range(0, 0) : append(children, schema, to: table)
    }

    private mutating func append<Child: SnapshotRecord>(
        _ children: [Child], _ schema: SnapshotSchema<Child>, to number: Int
    ) -> Cell {
        var table = take(number)
        let first = table.rowCount
        children.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            for index in buffer.indices { write(start + index, schema, &table) }
        }
        tables[number] = table
        return .range(UInt32(first), UInt32(children.count))
    }

    private mutating func write<Record>(
        _ record: UnsafePointer<Record>, _ schema: SnapshotSchema<Record>, _ table: inout TableWriter
    ) {
        table.startRow()
        for column in schema.columns { column.write(record, &self, &table) }
    }

    /// Takes a table out while rows are written to it, so that its bytes are never held twice.
    private mutating func take(_ number: Int) -> TableWriter {
        var table = TableWriter(name: "", columns: [])
        swap(&table, &tables[number])
        return table
    }

    private mutating func open<Record: SnapshotRecord>(_ schema: SnapshotSchema<Record>) -> Int {
        let name = Record.tableName
        if let number = numbers[name] { return number }
        _ = intern(name)
        for column in schema.columns {
            _ = intern(column.name)
            if let child = column.child { _ = intern(child.tableName) }
        }
        let columns = schema.columns.map { (name: $0.name, kind: $0.kind, child: $0.child?.tableName) }
        tables.append(TableWriter(name: name, columns: columns))
        numbers[name] = tables.count - 1
        return tables.count - 1
    }

    /// The finished buffer, with the hash that its header holds. Ask once: each table is given up as it is laid out.
    mutating func finish() -> (bytes: [UInt8], hash: SHA256Digest) {
        var layout = SnapshotLayout(strings: strings)
        layout.reserve(tables.reduce(0) { $0 + $1.byteCount })
        for number in tables.indices { layout.add(take(number)) }
        return layout.finish()
    }
}

/// Puts the sections one after another, each at a multiple of 16.
private struct SnapshotLayout {
    var bytes = [UInt8](repeating: 0, count: MemoryLayout<csnapshot_header>.stride)
    var tables: [csnapshot_table] = []
    /// Every name below was numbered when its table was opened, so asking again adds nothing.
    var strings: StringTable

    init(strings: StringTable) { self.strings = strings }

    /// Makes room once for tables of this many bytes and the strings; what stands between them is little.
    mutating func reserve(_ tableBytes: Int) {
        bytes.reserveCapacity(tableBytes + strings.bytes.count + strings.ends.count * 8 + (1 << 16))
    }

    mutating func add(_ table: TableWriter) {
        var directory: [csnapshot_column] = []
        for (index, column) in table.columns.enumerated() {
            directory.append(
                csnapshot_column(
                    name: strings.number(of: column.name), kind: column.kind.rawValue, data: align(),
                    child: column.child.map { strings.number(of: $0) } ?? 0, reserved: 0))
            table.appendColumn(index, to: &bytes)
        }
        let start = align()
        directory.withUnsafeBytes { bytes.append(contentsOf: $0) }
        tables.append(
            csnapshot_table(
                name: strings.number(of: table.name), column_count: UInt32(directory.count),
                row_count: UInt64(table.rowCount),
                columns: start))
    }

    mutating func finish() -> (bytes: [UInt8], hash: SHA256Digest) {
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
        return (bytes, digest)
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
