/// The bytes of one Lua file and where its lines begin.
///
/// Lines end as Lua counts them: `\n`, `\r`, `\r\n` and `\n\r` are one end each. Columns count bytes from 1.
public struct SourceText: Hashable, Sendable {
    /// The bytes.
    public let bytes: [UInt8]
    private let starts: [Int32]

    /// Takes the bytes of a file.
    public init(_ bytes: some Collection<UInt8>) {
        self.bytes = Array(bytes)
        starts = Self.lineStarts(self.bytes)
    }

    /// A line and a column, both from 1.
    public struct Place: Hashable, Sendable, Comparable {
        /// The line, from 1.
        public var line: Int
        /// The column in bytes, from 1.
        public var column: Int

        /// Makes a place.
        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        /// Orders by line, then column.
        public static func < (left: Place, right: Place) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    /// How many lines there are; an empty file has one.
    public var lineCount: Int { starts.count }

    /// The place of a byte; the end of the file has a place too.
    public func place(of offset: Int) -> Place {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return Place(line: low + 1, column: offset - Int(starts[low]) + 1)
    }

    /// The byte at a place; `nil` when there is no such line.
    public func offset(of place: Place) -> Int? {
        guard place.line >= 1, place.line <= starts.count, place.column >= 1 else { return nil }
        return min(Int(starts[place.line - 1]) + place.column - 1, bytes.count)
    }

    /// The text of some bytes; what is not UTF-8 is replaced.
    public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private static func lineStarts(_ bytes: [UInt8]) -> [Int32] {
        var starts: [Int32] = [0]
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            guard byte == 0x0A || byte == 0x0D else { continue }
            if at < bytes.count, bytes[at] == (byte ^ 0x0A ^ 0x0D) { at += 1 }
            starts.append(Int32(at))
        }
        return starts
    }
}
