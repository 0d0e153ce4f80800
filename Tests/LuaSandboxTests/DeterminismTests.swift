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
}
