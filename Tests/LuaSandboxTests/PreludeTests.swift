import Testing

@testable import LuaSandbox

/// What a prelude can do, and that a pack can neither do it nor undo it.
@Suite struct PreludeTests {
    static let prelude = """
        local host = host
        local LEAF, SUM = 1, 2
        secret = "of the prelude"
        host.export("leaf", function(name, constant) return host.node(LEAF, 0, nil, name, constant) end)
        host.export("same", host.equal)
        host.export("uses", host.uses)
        host.export("describe", function(h) return { host.node_of(h) } end)
        host.export("made", host.mark)
        host.export("is_fact", host.is_handle)
        host.export("p", host.freeze({ limit = 10, row = host.freeze { a = 1 }, list = host.freeze { 5, 6, 7 } },
            function(p, key) host.fail("no parameter is named `" .. tostring(key) .. "`", "unknown-parameter") end))
        host.export("library", { answer = 42 })
        host.set_handle_metatable {
            __name = "fact",
            __index = function(h, key) if key == "name" then return "a fact" end host.fail("no `" .. key .. "`", "unknown-field") end,
            __newindex = function() host.fail("facts cannot be changed", "fact-changed") end,
            __add = function(a, b) return host.node(SUM, 0, { a, b }) end,
            __lt = function() host.fail("compare with `below`", "handle-comparison") end,
            __le = function() host.fail("compare with `at_most`", "handle-comparison") end,
            __concat = function() host.fail("a fact is not a text", "handle-as-text") end,
            __tostring = function() return "fact" end,
        }
        host.on_unknown_global(function(name) host.fail("nothing is named `" .. name .. "`", "unknown-name") end)
        host.entry("stage", function(...) return host.main()() end)
        """

    static func stage(_ source: String) throws(SandboxError) -> Reply {
        var sandbox = try Sandbox()
        try sandbox.loadPrelude(prelude.utf8, name: "prelude.lua")
        try sandbox.loadMain(source.utf8, name: "r.lua")
        return try sandbox.call("stage", [])
    }

    static func refusal(_ code: String, _ message: String) -> SandboxError {
        SandboxError(kind: .refused, code: code, message: message, file: "r.lua", line: 1)
    }

    static let allowed: [(String, LuaValue)] = [
        ("return leaf('a').name", .string("a fact")),
        ("return tostring(leaf('a')) .. string.format('%s', leaf('b'))", .string("factfact")),
        ("return p.limit + p.row.a", .int(11)),
        ("return #p.list + select('#', table.unpack(p.list))", .int(6)),
        ("local n = 0 for i, v in ipairs(p.list) do n = n + v end return n", .int(18)),
        ("local n = 0 for k in pairs(p) do n = n + 1 end return n", .int(3)),
        ("return table.concat(p.list, ',')", .string("5,6,7")),
        ("return library.answer", .int(42)),
        ("return leaf('a') == leaf('a')", .bool(false)),
        ("return same(leaf('a') + leaf('b'), leaf('a') + leaf('b'))", .bool(true)),
        ("return same(leaf('a') + leaf('b'), leaf('b') + leaf('a'))", .bool(false)),
        ("return same(leaf('a'), leaf('a', 'c'))", .bool(false)),
        ("local x = leaf('x') return uses((x + leaf('y')) + leaf('z'), x)", .bool(true)),
        ("local x, y = leaf('x'), leaf('y') return uses(y + y, x)", .bool(false)),
        ("return is_fact(leaf('a')) and not is_fact(1) and not is_fact({})", .bool(true)),
        ("leaf('a') leaf('b') return made()", .int(2)),
        ("local t = describe(leaf('a', 7)) return t[4] .. t[5]", .string("a7")),
        ("local t = {} t[leaf('a')] = 1 return #t", .int(0)),
        ("return leaf('a') + leaf('b')", .node(2)),
    ]

    @Test(arguments: allowed)
    func `a pack can use what the prelude gives`(source: String, value: LuaValue) throws {
        #expect(try Self.stage(source).value == value)
    }

    static let refused: [(String, SandboxError)] = [
        ("return p.limt", refusal("unknown-parameter", "no parameter is named `limt`")),
        ("return at_lest", refusal("unknown-name", "nothing is named `at_lest`")),
        ("return host", refusal("unknown-name", "nothing is named `host`")),
        ("return secret", refusal("unknown-name", "nothing is named `secret`")),
        ("return leaf('a') < leaf('b')", refusal("handle-comparison", "compare with `below`")),
        ("return leaf('a') >= leaf('b')", refusal("handle-comparison", "compare with `at_most`")),
        ("return 'x' .. leaf('a')", refusal("handle-as-text", "a fact is not a text")),
        ("leaf('a').value = 1", refusal("fact-changed", "facts cannot be changed")),
        ("return leaf('a').value", refusal("unknown-field", "no `value`")),
        ("return leaf('a') + 1", .init(kind: .error, message: "a value of the rule graph was expected, not a number")),
        ("return leaf('a') * 2", .init(kind: .error, message: "attempt to perform arithmetic on a userdata value")),
        ("return leaf('a')()", .init(kind: .error, message: "attempt to call a userdata value")),
        ("p.limit = 1", .init(kind: .error, message: "`limit` cannot be set: this table is read-only")),
        ("p.row.a = 1", .init(kind: .error, message: "`a` cannot be set: this table is read-only")),
        ("table.insert(p.list, 1)", .init(kind: .error, message: "this table is read-only")),
        ("table.sort(p.list)", .init(kind: .error, message: "this table is read-only")),
        ("library.answer = 43", .init(kind: .error, message: "`answer` cannot be set: this table is read-only")),
        ("leaf = nil", .init(kind: .error, message: "the global `leaf` cannot be set; write `local leaf`")),
    ]

    @Test(arguments: refused)
    func `a pack cannot go further`(source: String, expected: SandboxError) throws {
        var expected = expected
        expected.file = "r.lua"
        expected.line = 1
        #expect(throws: expected) { try Self.stage(source) }
    }

    @Test func `the metatable of handles is set once`() throws {
        var sandbox = try Sandbox()
        try sandbox.loadPrelude("host.set_handle_metatable {}".utf8, name: "one.lua")
        #expect(
            throws: SandboxError(kind: .error, message: "the metatable of handles is set", file: "two.lua", line: 1)
        ) {
            try sandbox.loadPrelude("host.set_handle_metatable {}".utf8, name: "two.lua")
        }
    }

    static let limits: [(String, SandboxError.Limit)] = [
        ("for i = 1, 1e6 do leaf('a') end", .nodes),
        ("local a = leaf('a') for i = 1, 1e6 do local b = a + a end", .edges),
        ("for i = 1, 1e6 do leaf('label ' .. i) end", .text),
    ]

    @Test(arguments: limits)
    func `the arena is bounded`(source: String, limit: SandboxError.Limit) throws {
        var limits = Limits()
        limits.nodes = limit == .nodes ? 1_000 : 100_000
        limits.edges = 2_000
        limits.textBytes = limit == .text ? 1_000 : 1_000_000
        var sandbox = try Sandbox(limits: limits)
        try sandbox.loadPrelude(Self.prelude.utf8, name: "prelude.lua")
        try sandbox.loadMain(source.utf8, name: "r.lua")
        var caught: SandboxError?
        do throws(SandboxError) { _ = try sandbox.call("stage", []) } catch { caught = error }
        #expect(caught?.limit == limit)
        #expect(caught?.line == 1)
    }

    /// Six preludes are more than are kept compiled.
    @Test(arguments: 0..<6)
    func `a prelude costs the same whether it was met before or not`(number: Int) throws {
        let text = "local number = \(number) host.entry('number', function() return number end)"
        let counters = try (0..<3).map { _ in
            var sandbox = try Sandbox()
            try sandbox.loadPrelude(text.utf8, name: "prelude.lua")
            #expect(try sandbox.call("number", []).value == .int(Int64(number)))
            return sandbox.counters
        }
        #expect(Set(counters).count == 1)
    }

    @Test func `a prelude that is not Lua is refused at its line, every time`() throws {
        for _ in 0..<2 {
            var sandbox = try Sandbox()
            let error = #expect(throws: SandboxError.self) {
                try sandbox.loadPrelude("local a = 1\nlocal b = = 2".utf8, name: "prelude.lua")
            }
            #expect(error?.kind == .syntax)
            #expect(error?.line == 2)
        }
    }
}
