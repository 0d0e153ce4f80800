import Testing

@testable import LuaSandbox

@Suite struct SandboxTests {
    @Test func `a script gives its value`() throws {
        #expect(try ScriptRunner.run(source: "return 1 + 1".utf8, name: "a.lua") == .int(2))
    }

    @Test func `a prelude builds nodes with lines`() throws {
        var sandbox = try Sandbox()
        let prelude = """
            local host = host
            host.export("leaf", function(name) return host.node(1, 2, nil, name) end)
            host.set_handle_metatable { __add = function(a, b) return host.node(3, 2, { a, b }) end, __name = "fact" }
            host.entry("stage", function(x) local r = host.main()(); return r end)
            """
        try sandbox.loadPrelude(prelude.utf8, name: "prelude.lua")
        try sandbox.loadMain("local a = leaf('x')\nreturn a +\n leaf('y')".utf8, name: "r.lua")
        let reply = try sandbox.call("stage", [.int(1)])
        #expect(reply.value == .node(2))
        #expect(
            reply.nodes.nodes == [
                .init(op: 1, kind: 2, text: "x", line: 1, chunk: "r.lua", canonical: 0),
                .init(op: 1, kind: 2, text: "y", line: 3, chunk: "r.lua", canonical: 1),
                .init(op: 3, kind: 2, operands: [0, 1], line: 2, chunk: "r.lua", canonical: 2),
            ])
    }
}
