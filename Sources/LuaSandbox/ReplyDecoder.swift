/// Reads the byte form of a reply (laid out in the shim's header), which may come from a process that is not trusted.
struct ReplyDecoder {
    private static let magic: UInt32 = 0x5052_4C43
    private static let version: UInt32 = 1
    private static let nodeBytes = 36
    private static let none: UInt32 = 0xFFFF_FFFF

    private struct RawNode {
        var op: UInt16
        var kind: UInt8
        var flags, first, count, text, constant, line, chunk, canonical: UInt32
    }

    private var reader: ByteReader
    private let byteCount: Int

    private init(_ bytes: [UInt8]) {
        reader = ByteReader(bytes)
        byteCount = bytes.count
    }

    /// The reply; throws when the bytes are anything else, or name a source text that is none of `names`.
    static func decode(_ bytes: [UInt8], names: Set<String>? = nil) throws(MalformedReply) -> Reply {
        var decoder = ReplyDecoder(bytes)
        return try decoder.reply(names)
    }

    private mutating func reply(_ names: Set<String>?) throws(MalformedReply) -> Reply {
        let header = try integers(8, of: 4)
        guard header[0] == Self.magic, header[1] == Self.version else { throw MalformedReply() }
        let counts = header[2...].map(Int.init)
        guard fits(counts[1], of: Self.nodeBytes), fits(counts[2], of: 4), fits(counts[3], of: 4),
            fits(counts[5], of: 4)
        else { throw MalformedReply() }
        let value = try ValueCoding.read(&reader)
        var raw: [RawNode] = []
        for _ in 0..<counts[1] { raw.append(try node()) }
        let edges = try integers(counts[2], of: 4)
        let texts = try textTable(counts[3], bytes: counts[4])
        var chunks: [String] = []
        for _ in 0..<counts[5] { chunks.append(try reader.text()) }
        if let names, !names.isSuperset(of: chunks) { throw MalformedReply() }
        guard reader.isAtEnd, Self.refersInside(value, nodes: raw.count) else { throw MalformedReply() }
        return Reply(value: value, nodes: try Self.join(raw, edges, texts, chunks))
    }

    private func fits(_ count: Int, of width: Int) -> Bool { count <= byteCount / width }

    private mutating func integers(_ count: Int, of width: Int) throws(MalformedReply) -> [UInt32] {
        guard fits(count, of: width) else { throw MalformedReply() }
        var numbers: [UInt32] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count { numbers.append(try reader.integer()) }
        return numbers
    }

    private mutating func node() throws(MalformedReply) -> RawNode {
        let op: UInt16 = try reader.integer()
        let kind: UInt8 = try reader.integer()
        let zero: UInt8 = try reader.integer()
        guard zero == 0 else { throw MalformedReply() }
        let fields = try integers(8, of: 4)
        return RawNode(
            op: op, kind: kind, flags: fields[0], first: fields[1], count: fields[2], text: fields[3],
            constant: fields[4], line: fields[5], chunk: fields[6], canonical: fields[7])
    }

    private mutating func textTable(_ count: Int, bytes: Int) throws(MalformedReply) -> [String] {
        let lengths = try integers(count, of: 4)
        var total = 0
        var texts: [String] = []
        for length in lengths {
            total += Int(length)
            texts.append(try reader.text(length: Int(length)))
        }
        guard total == bytes else { throw MalformedReply() }
        return texts
    }

    /// Every node a value speaks of is in the arena.
    private static func refersInside(_ value: LuaValue, nodes: Int) -> Bool {
        switch value {
        case .node(let index): Int(index) < nodes
        case .array(let items): items.allSatisfy { refersInside($0, nodes: nodes) }
        case .table(let entries): entries.allSatisfy { refersInside($0.value, nodes: nodes) }
        case .nil, .bool, .int, .double, .string: true
        }
    }

    private static func join(
        _ raw: [RawNode], _ edges: [UInt32], _ texts: [String], _ chunks: [String]
    ) throws(MalformedReply) -> NodeArena {
        var arena = NodeArena()
        arena.nodes.reserveCapacity(raw.count)
        var edgesUsed = 0
        for (index, node) in raw.enumerated() {
            // The shim writes each node's operands in turn; anything else would let a few bytes stand for many.
            guard Int(node.first) == edgesUsed, Int(node.count) <= edges.count - edgesUsed, Int(node.canonical) <= index
            else { throw MalformedReply() }
            edgesUsed += Int(node.count)
            let operands = Array(edges[Int(node.first)..<edgesUsed])
            guard operands.allSatisfy({ Int($0) < index }) else { throw MalformedReply() }
            arena.nodes.append(
                .init(
                    op: node.op, kind: node.kind, flags: node.flags, operands: operands,
                    text: try text(node.text, in: texts), constant: try text(node.constant, in: texts),
                    line: Int(node.line), chunk: try chunk(node.chunk, in: chunks), canonical: node.canonical))
        }
        guard edgesUsed == edges.count else { throw MalformedReply() }
        return arena
    }

    private static func text(_ number: UInt32, in texts: [String]) throws(MalformedReply) -> String? {
        guard number != 0 else { return nil }
        guard Int(number) <= texts.count else { throw MalformedReply() }
        return texts[Int(number) - 1]
    }

    private static func chunk(_ number: UInt32, in chunks: [String]) throws(MalformedReply) -> String? {
        guard number != none else { return nil }
        guard Int(number) < chunks.count else { throw MalformedReply() }
        return chunks[Int(number)]
    }
}
