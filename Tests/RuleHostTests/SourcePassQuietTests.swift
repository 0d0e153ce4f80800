import Findings
import Foundation
import RuleModel
import TestSupport
import Testing

@testable import RuleHost

/// Ordinary Lua in rules: none of it is stopped, and it means what it means without the checks.
@Suite struct SourcePassQuietTests {
    static let answer = #" return known("a", state.name)"#

    static let statements = [
        "if p.strict then end", "if p.lax then elseif p.strict then else end", "if not p.lax then end",
        "if p.list == \"ldc\" then end", "if p.list ~= \"ldc\" then end", "if p.least then end",
        "if p.rows[2].ceiling then error(\"no\") end", "if p.rows[1].ceiling == nil then error(\"no\") end",
        "if p.rows[2].ceiling ~= nil then error(\"no\") end", "if p.least * 2 then end",
        "if p.rows[1].ceiling and p.strict then end",
        "local limit = p.rows[2].ceiling or p.least", "local limit = p.rows[1].ceiling or 1",
        "local x = p.rows[2].ceiling or state.name", "local x = p.strict and state.name",
        "local t = {} t.a = state.name", "local t = { a = state.name, b = { state.code } }",
        "local t = {} t[\"a\"] = state.name t[1] = state.code t[#t + 1] = 2",
        "local t = { nil, 2, nil } if t[1] == nil then end",
        "local t = { n = 0, \"x\" } for i = 1, #t do t.n = t.n + i end",
        "for i, row in ipairs(p.rows) do local l = row.label end",
        "for k, v in pairs({ a = 1 }) do local x = k == \"a\" end",
        "local i = 0 while i < 3 do i = i + 1 end", "local i = 0 repeat i = i + 1 until i == 3",
        "local function f(...) return select(\"#\", ...) end if f(nil, nil) ~= 2 then error(\"no\") end",
        "local function f() return 1, 2, 3 end local t = { f() } if #t ~= 3 then error(\"no\") end",
        "local function f() return 1, 2, 3 end local t = { f(), f() } if #t ~= 4 then error(\"no\") end",
        "local function f() return 1, 2, 3 end local t = { (f()) } if #t ~= 1 then error(\"no\") end",
        "local function f(...) local t = { ... } return #t end if f(1, 2, 3) ~= 3 then error(\"no\") end",
        "local function f() return nil end if f() == nil then else error(\"no\") end",
        "local function f() return end local t = { f() } if #t ~= 0 then error(\"no\") end",
        "local function f() return 1, 2 end local a, b = f() if b ~= 2 then error(\"no\") end",
        "local function f() return 1, 2 end local a, b = (p.lax or f()) if b ~= nil then error(\"no\") end",
        "local x = false or nil if x ~= nil then error(\"no\") end",
        "local x = nil and 1 if x ~= nil then error(\"no\") end",
        "local x = false and nil if x ~= false then error(\"no\") end",
        "local x = 1 and 2 or 3 if x ~= 2 then error(\"no\") end",
        "local n = 0 local function f() error(\"called\") end local x = p.lax and f() local y = p.strict or f()",
        "if 1 == 1.0 then else error(\"no\") end", "if \"1\" == 1 then error(\"no\") end",
        "local t = {} local u = t if not (t == u) then error(\"no\") end",
        "if not (1 == 2 == false) then error(\"no\") end",
        "if 1 + 1 == 2 and 2 ^ 2 ~= 5 then else error(\"no\") end", "if -2 ^ 2 == -4.0 then else error(\"no\") end",
        "local s = (\"x\"):rep(3) if s == \"xxx\" then else error(\"no\") end",
        "local t = { [1] = \"a\", [2] = \"b\", x = 1, [\"y\"] = 2 } if t[1] .. t[2] ~= \"ab\" then error(\"no\") end",
        "local k = \"a\" local t = { [k] = 1, [k .. \"b\"] = 2 } if t.ab ~= 2 then error(\"no\") end",
        "for i = 1, 3 do if i == 2 then goto next end ::next:: end", "for i = 1, 3 do if i == 2 then break end end",
        "do local _c = 5 if _c ~= 5 then error(\"no\") end end",
        "local function f(_c) return _c and 1 end if f(2) ~= 1 then error(\"no\") end",
        "local t = { 1, 2, 3, } if t[#t] ~= 3 then error(\"no\") end",
        "local t = { f = function() return 1 end } if t.f() ~= 1 then error(\"no\") end",
        "local n = plain(p.least) if n == 25000 then else error(\"no\") end",
        "local codes = {} for _, c in ipairs(p.codes) do codes[c] = true end if codes.A then else error(\"no\") end",
        "local t = { 3, 1, 2 } table.sort(t, function(a, b) return a < b end) if t[1] ~= 1 then error(\"no\") end",
        "local t = {} table.insert(t, 1) table.insert(t, 1, 0) if #t ~= 2 then error(\"no\") end",
        "local function two() return 1, \"x\" end local t = { \"y\" } table.insert(t, two()) if t[1] ~= \"x\" then error(\"no\") end",
        "local t = {} for i = 1, 3 do t[#t + 1] = i end if #t ~= 3 then error(\"no\") end",
        "local t = { 1, 2 } t[#t] = nil if #t ~= 1 then error(\"no\") end",
        "local memo = {} local function fib(n) if memo[n] then return memo[n] end local v = n < 2 and n or fib(n - 1) + fib(n - 2) memo[n] = v return v end if fib(20) ~= 6765 then error(\"no\") end",
        "local x <const> = p.strict if x then end",
        "local f = function(a) return not a == false end if f(1) then else error(\"no\") end",
        "local t = { { 1 }, { 2 } } if t[#t][1] == 2 then else error(\"no\") end",
        "local s = [[\n== and or\n]] if s == \"== and or\\n\" then else error(\"no\") end",
        "local t = { p == nil } if t[1] == nil then error(\"no\") end",
    ].map { $0 + answer }

    static let answers = [
        #"return all { known("a", state.name), nothing() }"#,
        #"return all { known("a", state.name), p.lax or nothing() }"#,
        #"local extra = {} return all { known("a", state.name), table.unpack(extra) }"#,
        #"local extra = { known("b", state.code) } return all { known("a", state.name), table.unpack(extra) }"#,
        #"local function both(...) return all { known("a", state.name), ... } end return both()"#,
        #"local function both(...) return all { known("a", state.name), ... } end return both(known("b", state.code))"#,
        #"local t = {} for _, row in ipairs(p.rows) do t[#t + 1] = known(row.label, state:indicator(row.indicator)) end return all(t)"#,
        #"local t = {} for _, row in ipairs(p.rows) do if row.ceiling then t[#t + 1] = at_most(row.label, state:indicator(row.indicator), row.ceiling) end end return all(t)"#,
        #"local function clause(row) return known(row.label, state.name) end return any { clause(p.rows[1]), clause(p.rows[2]) }"#,
        #"return at_least("a", mean_of { state:indicator("population"), p.least }, p.more)"#,
    ]

    static let table = statements + answers

    @Test func `there are enough of them`() { #expect(Self.table.count >= 60) }

    @Test(arguments: table) func `ordinary Lua is left alone`(_ body: String) throws {
        let (rule, findings) = Stager(pack: WatchedPack.pack()).stage(WatchedPack.file(body), asOf: WatchedPack.day)
        #expect(findings == [])
        #expect(rule != nil)
    }

    @Test(arguments: table) func `the checks change nothing in the graph`(_ body: String) {
        let file = WatchedPack.file(body)
        let with = Stager(pack: WatchedPack.pack()).stage(file, asOf: WatchedPack.day)
        let without = Stager(pack: WatchedPack.pack(), isWatched: false).stage(file, asOf: WatchedPack.day)
        #expect(with.rule?.graph == without.rule?.graph)
        #expect(with.rule?.graph.hash == without.rule?.graph.hash)
        #expect(with.rule != nil)
    }

    @Test func `the checks change nothing in the graphs of the packs`() throws {
        let root = SharedData.packageRoot.path
        let directories = try FileManager.default.contentsOfDirectory(atPath: root + "/rules/packs")
        var hashes: [String] = []
        for directory in directories.sorted() {
            let pack = try #require(PackLoader.load("\(root)/rules/packs/\(directory)").pack)
            let day = try #require(pack.parameters.flatMap(\.intervals).map(\.from).max())
            for file in pack.rules {
                let with = Stager(pack: pack).stage(file, asOf: day)
                let without = Stager(pack: pack, isWatched: false).stage(file, asOf: day)
                #expect(with.findings == [])
                #expect(with.rule?.graph == without.rule?.graph)
                hashes.append(try #require(with.rule).graph.hash)
            }
        }
        #expect(hashes.count >= 6)
        #expect(Set(hashes).count == hashes.count)
    }
}
