import Testing

@testable import LuaSandbox

@Suite struct DeterminismTests {
    static let everything = """
        local out = {}
        local function put(x) out[#out + 1] = tostring(x) end
        local t = {}
        for i = 1, 50 do t["key" .. (i * 7919 % 1000)] = i end
        t[3], t[-1], t[2.5], t[true], t[false] = "a", "b", "c", "d", "e"
        for k, v in pairs(t) do put(k) put(v) end
        local list = {}
        for i = 1, 500 do list[i] = { rank = i % 5, place = i } end
        table.sort(list, function(a, b) return a.rank < b.rank end)
        for _, item in ipairs(list) do put(item.place) end
        put(0.1 + 0.2) put(1e300 * 1e10) put(0/0) put({}) put(put) put(2^53) put(-0.0)
        put(string.format("%5.2f|%-8s|%x|%g", 3.14159, "ab", 255, 1e20))
        return out
        """

    @Test func `twenty fresh sandboxes give the same bytes and use the same`() throws {
        var replies: Set<[UInt8]> = []
        var counters: Set<Int> = []
        for _ in 0..<20 {
            var sandbox = try Sandbox()
            _ = try sandbox.run(source: Self.everything.utf8, name: "all.lua")
            replies.insert(sandbox.replyBytes())
            counters.insert(sandbox.counters.instructions)
        }
        #expect(replies.count == 1)
        #expect(counters.count == 1)
    }

    @Test func `pairs goes over numbers, then texts by bytes, then booleans`() throws {
        let source = """
            local t = { b = 1, a = 1, B = 1, ["é"] = 1, [true] = 1, [false] = 1, [10] = 1, [-2] = 1, [2.5] = 1, [2] = 1 }
            local keys = {}
            for k in pairs(t) do keys[#keys + 1] = tostring(k) end
            return table.concat(keys, " ")
            """
        #expect(
            try ScriptRunner.run(source: source.utf8, name: "p.lua") == .string("-2 2 2.5 10 B a b é false true"))
    }

    @Test func `a value removed while going over a table is left out`() throws {
        let source = "local t, n = { a = 1, b = 2, c = 3 }, 0 for k in pairs(t) do t.c = nil n = n + 1 end return n"
        #expect(try ScriptRunner.run(source: source.utf8, name: "p.lua") == .int(2))
    }

    @Test func `sorting is stable`() throws {
        let source = """
            local list = {}
            for i = 1, 1000 do list[i] = { rank = i * 31 % 7, place = i } end
            table.sort(list, function(a, b) return a.rank < b.rank end)
            for i = 2, #list do
                local a, b = list[i - 1], list[i]
                if a.rank > b.rank or (a.rank == b.rank and a.place > b.place) then return i end
            end
            return "in order"
            """
        #expect(try ScriptRunner.run(source: source.utf8, name: "s.lua") == .string("in order"))
    }

    @Test(arguments: [
        "tostring({})", "tostring(function() end)", "tostring(tostring)", "string.format('%s %s', {}, tostring)",
        "string.format('%10s', {})",
    ])
    func `no text holds an address`(expression: String) throws {
        let texts = try Set(
            (0..<3).map { number in
                // Other objects before it, so that an address would be another one.
                let source = "local kept = {} for i = 1, \(number * 50) do kept[i] = { i } end return \(expression)"
                return try ScriptRunner.run(source: source.utf8, name: "a.lua")
            })
        #expect(texts.count == 1)
        let digits = try #require(texts.first?.text).count { $0.isNumber }
        #expect(digits == 0)
    }

    @Test(arguments: ["%p", "%a", "%A"]) func `a directive that shows memory or the C library is refused`(
        directive: String
    ) {
        let error = #expect(throws: SandboxError.self) {
            try ScriptRunner.run(source: "return string.format('\(directive)', 1.5)".utf8, name: "a.lua")
        }
        #expect(error?.kind == .error)
    }

    @Test(arguments: [
        ("0.1 + 0.2", "0.30000000000000004"), ("1 / 3", "0.3333333333333333"), ("2^53", "9007199254740992.0"),
        ("1e15", "1e+15"), ("1e100", "1e+100"), ("-0.0", "-0.0"), ("100", "100"), ("3.0", "3.0"),
        ("2^-1022", "2.2250738585072014e-308"),
        ("0/0", "nan"), ("1/0", "inf"), ("-1/0", "-inf"),
    ])
    func `a number is written as the shortest text that reads back`(expression: String, text: String) throws {
        let source = "return { tostring(\(expression)), string.format('%s', \(expression)) }"
        #expect(
            try ScriptRunner.run(source: source.utf8, name: "n.lua") == .array([.string(text), .string(text)]))
    }

    @Test(arguments: ["os", "math.random", "math.randomseed", "collectgarbage", "io", "debug", "next"])
    func `no clock, chance, collector or order of memory can be asked`(name: String) throws {
        #expect(try ScriptRunner.run(source: "return \(name) == nil".utf8, name: "c.lua") == .bool(true))
    }
}

extension LuaValue {
    /// The text, of a text.
    fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}
