import CSnapshot

/// Reads cells out of a buffer that was checked once.
struct SnapshotReader: Sendable {
    private let bytes: [UInt8]
    private let header: CheckedHeader
    private var tables: [String: TableReader] = [:]

    var hash: String { header.hash }

    /// Checks a buffer; its hash is taken where `known` does not say what it is.
    init(bytes: [UInt8], hash known: SHA256Digest? = nil) throws(Segment.LayoutError) {
        self.bytes = bytes
        header = try CheckedHeader(bytes, hash: known)
        for index in 0..<header.tableCount {
            let table = try TableReader(bytes, header: header, index: index)
            tables[string(table.name) ?? ""] = table
        }
        for (_, table) in tables { try check(table) }
    }

    /// The text of a cell.
    func string(_ cell: Cell) -> String? {
        guard case .text(let number) = cell else { return nil }
        return string(number)
    }

    func string(_ number: UInt32) -> String? {
        guard number > 0, number <= header.stringCount else { return nil }
        let ends = header.stringEnds
        let start = number == 1 ? 0 : bytes.load(UInt64.self, at: ends + (Int(number) - 2) * 8)
        let end = bytes.load(UInt64.self, at: ends + (Int(number) - 1) * 8)
        return String(
            decoding: bytes[(header.stringBytes + Int(start))..<(header.stringBytes + Int(end))], as: UTF8.self)
    }

    func table(_ name: String) -> TableReader? { tables[name] }

    /// Decodes a range of rows of one kind.
    func rows<Record: SnapshotRecord>(_ range: Range<Int>, _ schema: SnapshotSchema<Record>) -> [Record] {
        guard !range.isEmpty, let table = tables[Record.tableName] else { return [] }
        return range.map { record(at: $0, table, schema) }
    }

    func record<Record: SnapshotRecord>(at row: Int, _ table: TableReader, _ schema: SnapshotSchema<Record>) -> Record {
        var record = Record()
        withUnsafeMutablePointer(to: &record) { record in
            for (index, column) in schema.columns.enumerated() where index < table.columns.count {
                column.read(record, self, table.cell(column: index, row: row))
            }
        }
        return record
    }

    /// Every string number and child range of a table must exist, so that no later read can fail.
    private func check(_ table: TableReader) throws(Segment.LayoutError) {
        for (index, column) in table.columns.enumerated() {
            switch column.kind {
            case .text:
                for row in 0..<table.rowCount {
                    guard case .text(let number) = table.cell(column: index, row: row), number <= header.stringCount
                    else { throw .outOfBounds }
                }
            case .range:
                let rows = string(column.child).flatMap { tables[$0] }?.rowCount ?? 0
                for row in 0..<table.rowCount where table.cell(column: index, row: row).range.upperBound > rows {
                    throw .outOfBounds
                }
            case .integer, .date, .decimal, .flag: continue
            }
        }
    }
}

/// One table of a checked buffer.
struct TableReader: Sendable {
    struct Column: Sendable {
        var name: UInt32
        var kind: ColumnKind
        var data: Int
        var child: UInt32
    }

    let name: UInt32
    let rowCount: Int
    let columns: [Column]
    private let bytes: [UInt8]

    fileprivate init(_ bytes: [UInt8], header: CheckedHeader, index: Int) throws(Segment.LayoutError) {
        self.bytes = bytes
        let at = header.tables + index * MemoryLayout<csnapshot_table>.stride
        let raw = bytes.load(csnapshot_table.self, at: at)
        guard raw.name > 0, raw.name <= header.stringCount, raw.row_count < UInt64(UInt32.max) else {
            throw .outOfBounds
        }
        name = raw.name
        rowCount = Int(raw.row_count)
        let stride = MemoryLayout<csnapshot_column>.stride
        guard bytes.holds(raw.columns, Int(raw.column_count), of: stride) else { throw .outOfBounds }
        var columns: [Column] = []
        for column in 0..<Int(raw.column_count) {
            let entry = bytes.load(csnapshot_column.self, at: Int(raw.columns) + column * stride)
            guard let kind = ColumnKind(rawValue: entry.kind), entry.name > 0, entry.name <= header.stringCount,
                bytes.holds(entry.data, Int(raw.row_count), of: kind.width)
            else { throw .outOfBounds }
            columns.append(Column(name: entry.name, kind: kind, data: Int(entry.data), child: entry.child))
        }
        self.columns = columns
    }

    func cell(column: Int, row: Int) -> Cell {
        let entry = columns[column]
        let at = entry.data + row * entry.kind.width
        switch entry.kind {
        case .text: return .text(bytes.load(UInt32.self, at: at))
        case .integer: return .integer(bytes.load(Int64.self, at: at))
        case .date: return .date(bytes.load(Int32.self, at: at))
        case .decimal: return .decimal(bytes.load(Int128.self, at: at))
        case .flag: return .flag(bytes[at])
        case .range:
            let packed = bytes.load(UInt64.self, at: at)
            return .range(UInt32(truncatingIfNeeded: packed), UInt32(truncatingIfNeeded: packed >> 32))
        }
    }
}

/// The header of a buffer, checked against its length.
private struct CheckedHeader: Sendable {
    let tableCount: Int
    let tables: Int
    let stringEnds: Int
    let stringBytes: Int
    let stringCount: UInt32
    let hash: String

    init(_ bytes: [UInt8], hash known: SHA256Digest?) throws(Segment.LayoutError) {
        guard bytes.count >= MemoryLayout<csnapshot_header>.stride,
            bytes.prefix(8).elementsEqual(CSNAPSHOT_MAGIC.utf8)
        else { throw .notASegment }
        let header = bytes.load(csnapshot_header.self, at: 0)
        guard header.layout == CSNAPSHOT_LAYOUT, header.byte_count == UInt64(bytes.count) else { throw .notASegment }
        guard bytes.holds(header.tables, Int(header.table_count), of: MemoryLayout<csnapshot_table>.stride),
            bytes.holds(header.string_ends, Int(header.string_count), of: 8), bytes.holds(header.string_bytes, 0, of: 1)
        else { throw .outOfBounds }
        tableCount = Int(header.table_count)
        tables = Int(header.tables)
        stringEnds = Int(header.string_ends)
        stringBytes = Int(header.string_bytes)
        stringCount = header.string_count
        try Self.checkStrings(bytes, header)
        let stored = withUnsafeBytes(of: header.hash) { Array($0) }
        let digest = known ?? Self.digest(of: bytes, header)
        guard digest.bytes == stored else { throw .hashDiffers }
        hash = digest.description
    }

    /// The hash over the whole buffer with the header's own field zeroed.
    private static func digest(of bytes: [UInt8], _ header: csnapshot_header) -> SHA256Digest {
        var header = header
        header.hash = csnapshot_header().hash
        var stream = SHA256Stream()
        withUnsafeBytes(of: header) { stream.update($0) }
        bytes.withUnsafeBytes {
            stream.update(UnsafeRawBufferPointer(rebasing: $0[MemoryLayout.size(ofValue: header)...]))
        }
        return stream.digest()
    }

    private static func checkStrings(_ bytes: [UInt8], _ header: csnapshot_header) throws(Segment.LayoutError) {
        var last: UInt64 = 0
        for index in 0..<Int(header.string_count) {
            let end = bytes.load(UInt64.self, at: Int(header.string_ends) + index * 8)
            guard end >= last, end <= UInt64(bytes.count) - header.string_bytes else { throw .outOfBounds }
            last = end
        }
    }
}

extension [UInt8] {
    /// Loads a trivial value that lies anywhere in the bytes.
    fileprivate func load<Value: BitwiseCopyable>(_ type: Value.Type, at offset: Int) -> Value {
        withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) }
    }

    /// Whether `count` items of `width` bytes from `offset` lie inside.
    fileprivate func holds(_ offset: UInt64, _ count: Int, of width: Int) -> Bool {
        let (size, overflow) = count.multipliedReportingOverflow(by: width)
        return !overflow && offset <= UInt64(self.count) && size <= self.count - Int(offset)
    }
}
