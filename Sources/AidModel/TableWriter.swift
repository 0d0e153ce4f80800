/// One table while it is written: row after row, turned into columns at the end.
///
/// Rows come with their cells in order, so a row is one stretch of bytes that grows once.
struct TableWriter {
    /// One column: its place in a row, and the child table that a range points to, once it was asked for.
    struct Column {
        var name: String
        var kind: ColumnKind
        var child: String?
        fileprivate var offset: Int
        fileprivate var table: Int?
    }

    let name: String
    private(set) var columns: [Column] = []
    private(set) var rowCount = 0
    private let rowWidth: Int
    private var rows: [UInt8] = []
    private var cursor = 0
    private var row = 0

    init(name: String, columns declared: [(name: String, kind: ColumnKind, child: String?)]) {
        self.name = name
        var width = 0
        for column in declared {
            columns.append(
                Column(name: column.name, kind: column.kind, child: column.child, offset: width, table: nil))
            width += column.kind.width
        }
        rowWidth = width
    }

    /// The bytes of all cells.
    var byteCount: Int { rows.count }

    /// The number of the child table of the column that comes next.
    var child: Int? {
        get { columns[cursor].table }
        set { columns[cursor].table = newValue }
    }

    /// Makes room for a row, whose cells are then appended in the order of the columns.
    mutating func startRow() {
        row = rows.count
        rows.append(contentsOf: repeatElement(0, count: rowWidth))
        rowCount += 1
        cursor = 0
    }

    mutating func append(_ cell: Cell) {
        switch cell {
        case .text(let value): put(value)
        case .integer(let value): put(value)
        case .date(let value): put(value)
        case .decimal(let value): put(value)
        case .flag(let value): put(value)
        case .range(let first, let count): put(UInt64(first) | UInt64(count) << 32)
        }
    }

    private mutating func put<Value: FixedWidthInteger & BitwiseCopyable>(_ value: Value) {
        let place = row + columns[cursor].offset
        rows.withUnsafeMutableBytes { $0.storeBytes(of: value.littleEndian, toByteOffset: place, as: Value.self) }
        cursor += 1
    }

    /// Appends the cells of one column, row by row.
    func appendColumn(_ index: Int, to bytes: inout [UInt8]) {
        switch columns[index].kind.width {
        case 1: gather(UInt8.self, from: columns[index].offset, to: &bytes)
        case 4: gather(UInt32.self, from: columns[index].offset, to: &bytes)
        case 8: gather(UInt64.self, from: columns[index].offset, to: &bytes)
        default: gather(UInt128.self, from: columns[index].offset, to: &bytes)
        }
    }

    private func gather<Value: BitwiseCopyable>(_ type: Value.Type, from offset: Int, to bytes: inout [UInt8]) {
        let start = bytes.count
        let width = MemoryLayout<Value>.size
        bytes.append(contentsOf: repeatElement(0, count: rowCount * width))
        rows.withUnsafeBytes { source in
            bytes.withUnsafeMutableBytes { target in
                for row in 0..<rowCount {
                    let cell = source.loadUnaligned(fromByteOffset: row * rowWidth + offset, as: type)
                    target.storeBytes(of: cell, toByteOffset: start + row * width, as: type)
                }
            }
        }
    }
}
