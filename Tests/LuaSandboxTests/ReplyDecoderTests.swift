import Testing

@testable import LuaSandbox

@Suite struct ReplyDecoderTests {
    static func reply() throws -> [UInt8] {
        var sandbox = try Sandbox()
        let prelude = """
            host.entry("stage", function()
                local a = host.node(1, 2, nil, "a label", "1.50")
                local b = host.node(1, 2, nil, "another")
                local c = host.node(7, 1, { a, b }, "a label", nil, 4096)
                return { root = c, list = { 1, 2.5, "x", true, { c } } }
            end)
            """
        try sandbox.loadPrelude(prelude.utf8, name: "prelude.lua")
        _ = try sandbox.call("stage", [])
        return sandbox.replyBytes()
    }

    @Test func `a reply is read whole`() throws {
        let reply = try ReplyDecoder.decode(Self.reply())
        #expect(reply.value["root"] == .node(2))
        #expect(reply.nodes[2]?.operands == [0, 1])
        #expect(reply.nodes[2]?.flags == 4096)
        #expect(reply.nodes[0]?.constant == "1.50")
        #expect(reply.nodes[3] == nil)
    }

    @Test func `no truncated reply is read`() throws {
        let bytes = try Self.reply()
        for length in bytes.indices {
            #expect(throws: MalformedReply.self) { try ReplyDecoder.decode(Array(bytes[..<length])) }
        }
        #expect(throws: MalformedReply.self) { try ReplyDecoder.decode(bytes + [0]) }
    }

    @Test func `a damaged reply is refused or read as another sound one`() throws {
        let bytes = try Self.reply()
        var read = 0
        var refused = 0
        for place in bytes.indices {
            for flip: UInt8 in [1, 2, 4, 8, 16, 32, 64, 128, 255] {
                var damaged = bytes
                damaged[place] ^= flip
                guard let reply = try? ReplyDecoder.decode(damaged) else {
                    refused += 1
                    continue
                }
                read += 1
                for (index, node) in reply.nodes.nodes.enumerated() {
                    #expect(node.operands.allSatisfy { Int($0) < index })
                    #expect(Int(node.canonical) <= index)
                }
            }
        }
        #expect(read > 100)
        #expect(refused > 1_000)
    }

    @Test func `counts larger than the bytes are refused at once`() {
        var bytes = [UInt8](repeating: 0xFF, count: 64)
        bytes.replaceSubrange(0..<8, with: [0x43, 0x4C, 0x52, 0x50, 1, 0, 0, 0])
        #expect(throws: MalformedReply.self) { try ReplyDecoder.decode(bytes) }
    }

    @Test func `deep nesting is refused, not followed`() {
        let level: [UInt8] = [6, 1, 0, 0, 0]
        var reader = ByteReader(Array(repeatElement(level, count: 100_000).joined()))
        #expect(throws: MalformedReply.self) { try ValueCoding.read(&reader) }
    }
}
