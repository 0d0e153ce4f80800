/// The byte form of values that the shim's header lays out.
enum ValueCoding {
    /// The tags of that form.
    enum Tag: UInt8 {
        case `nil`, no, yes, integer, float, string, array, map, node
    }

    /// Deepest nesting that is read; the shim writes less.
    static let deepest = 64

    /// Appends a value.
    static func write(_ value: LuaValue, to bytes: inout [UInt8]) {
        switch value {
        case .nil: bytes.append(Tag.nil.rawValue)
        case .bool(let flag): bytes.append(flag ? Tag.yes.rawValue : Tag.no.rawValue)
        case .int(let number): append(.integer, UInt64(bitPattern: number), to: &bytes)
        case .double(let number): append(.float, number.bitPattern, to: &bytes)
        case .string(let text):
            bytes.append(Tag.string.rawValue)
            append(text, to: &bytes)
        case .array(let items):
            append(.array, UInt32(clamping: items.count), to: &bytes)
            for item in items { write(item, to: &bytes) }
        case .table(let entries):
            append(.map, UInt32(clamping: entries.count), to: &bytes)
            for entry in entries {
                append(entry.key, to: &bytes)
                write(entry.value, to: &bytes)
            }
        case .node(let index): append(.node, index, to: &bytes)
        }
    }

    private static func append(_ tag: Tag, _ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        bytes.append(tag.rawValue)
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: UInt32(clamping: text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text.utf8)
    }

    /// Reads one value; throws on anything the form does not have.
    static func read(_ reader: inout ByteReader, depth: Int = 0) throws(MalformedReply) -> LuaValue {
        guard depth < deepest, let tag = Tag(rawValue: try reader.integer()) else { throw MalformedReply() }
        switch tag {
        case .nil: return .nil
        case .no: return .bool(false)
        case .yes: return .bool(true)
        case .integer: return .int(try reader.integer())
        case .float: return .double(Double(bitPattern: try reader.integer()))
        case .string: return .string(try reader.text())
        case .node: return .node(try reader.integer())
        case .array:
            let count = try reader.count(ofAtLeast: 1)
            var items: [LuaValue] = []
            for _ in 0..<count { items.append(try read(&reader, depth: depth + 1)) }
            return .array(items)
        case .map:
            let count = try reader.count(ofAtLeast: 5)
            var entries: [LuaValue.Entry] = []
            for _ in 0..<count {
                entries.append(.init(key: try reader.text(), value: try read(&reader, depth: depth + 1)))
            }
            return .table(entries)
        }
    }
}
