import Testing

@testable import LuaSandbox

@Suite struct PlaceTests {
    static let prelude = """
        local host = host
        host.export("refuse", function(message, level) host.fail(message, "test-code", level) end)
        host.export("leaf", function(name) return host.node(1, 2, nil, name) end)
        host.export("blunder", function() local t; return t.x end)
        host.export("refuse_at", function(h) host.fail_at(h, "there", "test-code") end)
        host.entry("stage", function() return host.main()() end)
        """

    static let scripts: [(String, SandboxError)] = [
        ("local a = 1\nlocal b = = 2", .init(kind: .syntax, message: "unexpected symbol near '='", line: 2)),
        ("local a\n\nif a then", .init(kind: .syntax, message: "'end' expected near <eof>", line: 3)),
        ("\n\nerror('bad input')", .init(kind: .error, message: "bad input", line: 3)),
        ("local t\nreturn t.x", .init(kind: .error, message: "attempt to index a nil value (local 't')", line: 2)),
        (
            "return undefined()",
            .init(kind: .error, message: "attempt to call a nil value (global 'undefined')", line: 1)
        ),
        ("\nreturn refuse('no')", .init(kind: .refused, code: "test-code", message: "no", line: 2)),
        (
            "local function f()\n  return refuse('no', 2)\nend\nlocal x = f()",
            .init(kind: .refused, code: "test-code", message: "no", line: 4)
        ),
        (
            "local function f()\n  return refuse('no')\nend\nreturn f()",
            .init(kind: .refused, code: "test-code", message: "no", line: 2)
        ),
        (
            "local h = leaf('x')\nlocal y = 1\nrefuse_at(h)",
            .init(kind: .refused, code: "test-code", message: "there", line: 1)
        ),
        (
            "local x = 1\nblunder()",
            .init(kind: .error, message: "attempt to index a nil value (local 't')", line: 2)
        ),
        ("\ntable.sort({3, 2, {}})", .init(kind: .error, message: "attempt to compare table with number", line: 2)),
        ("x = 1", .init(kind: .error, message: "the global `x` cannot be set; write `local x`", line: 1)),
        (
            "\nwhile true do end",
            .init(kind: .limit, message: "the script ran for too many instructions", line: 2, limit: .instructions)
        ),
        (
            "local s = 'x'\ns = string.rep(s, 1e6)",
            .init(kind: .limit, message: "the script made a string that is too long", line: 2, limit: .string)
        ),
        (
            "\n\nlocal t = {}\nfor i = 1, 1e9 do t[i] = i end",
            .init(kind: .limit, message: "the script holds too much memory", line: 4, limit: .memory)
        ),
        ("return function() end", .init(kind: .type, message: "a function cannot be returned")),
    ]

    @Test(arguments: scripts)
    func `an error carries its file and line`(source: String, expected: SandboxError) throws {
        var expected = expected
        if expected.kind != .type { expected.file = "rules/r.lua" }
        var sandbox = try Sandbox()
        try sandbox.loadPrelude(Self.prelude.utf8, name: "prelude.lua")
        #expect(throws: expected) {
            try sandbox.loadMain(source.utf8, name: "rules/r.lua")
            _ = try sandbox.call("stage", [])
        }
        #expect(throws: expected) { try sandbox.run() }
    }

    @Test func `a call in tail position keeps its line`() throws {
        var sandbox = try Sandbox()
        try sandbox.loadPrelude(Self.prelude.utf8, name: "prelude.lua")
        let source = """
            local function inner(...)
              return leaf(...)
            end
            local function outer(x)
              local captured = function() return x end
              if captured() == "no" then return x end
              return inner(x, captured)
            end
            return outer("label")
            """
        try sandbox.loadMain(source.utf8, name: "r.lua")
        let reply = try sandbox.call("stage", [])
        #expect(reply.nodes.nodes.map(\.line) == [2])
    }

    @Test func `an error in a module shows the module's file`() throws {
        var sandbox = try Sandbox()
        try sandbox.register(
            module: "lib.tools", source: "return { f = function()\n error('deep') end }".utf8, file: "lib/tools.lua")
        try sandbox.loadMain("local t = require('lib.tools')\nreturn t.f()".utf8, name: "r.lua")
        #expect(throws: SandboxError(kind: .error, message: "deep", file: "lib/tools.lua", line: 2)) {
            try sandbox.run()
        }
    }

    @Test func `a module runs once and a circle of modules is an error`() throws {
        var sandbox = try Sandbox()
        try sandbox.register(module: "once", source: "return {}".utf8, file: "once.lua")
        #expect(try sandbox.run(source: "return require('once') == require('once')".utf8, name: "r.lua") == .bool(true))
        try sandbox.register(module: "a", source: "return require('b')".utf8, file: "a.lua")
        try sandbox.register(module: "b", source: "\nreturn require('a')".utf8, file: "b.lua")
        #expect(throws: SandboxError(kind: .error, message: "`a` requires itself", file: "b.lua", line: 2)) {
            try sandbox.run(source: "require('a')".utf8, name: "r.lua")
        }
    }
}
