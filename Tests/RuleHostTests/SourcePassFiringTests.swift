import Findings
import RuleModel
import Testing

@testable import RuleHost

/// Rules in which Lua would silently go on with a wrong answer: each is stopped, with its code, at its place (`«`).
@Suite struct SourcePassFiringTests {
    static let conditions = [
        #"if «state:indicator("population") then end return known("a", state.name)"#,
        #"local f = state:indicator("population") if «f then end return known("a", state.name)"#,
        #"if p.lax then elseif «state.name then end return known("a", state.name)"#,
        #"while «state.code do end return known("a", state.name)"#,
        #"repeat local x = state.code until «x return known("a", state.name)"#,
        #"local x = «state.name and 1 return known("a", state.name)"#,
        #"local x = «state.name or 1 return known("a", state.name)"#,
        #"local x = not «state.name return known("a", state.name)"#,
        #"local c = known("a", state.name) if «c then return c end return c"#,
        #"local c = known("a", state.name) if not «c then return c end return c"#,
        #"return p.strict and «known("a", state.name) or known("b", state.code)"#,
        #"return «known("a", state.name) and known("b", state.code)"#,
        #"return «known("a", state.name) or known("b", state.code)"#,
        #"if p.strict and «state.name then end return known("a", state.name)"#,
        #"if p.lax or «state.name then end return known("a", state.name)"#,
        #"if (p.lax or («state.name)) then end return known("a", state.name)"#,
        #"if not (p.lax or «state.name) then end return known("a", state.name)"#,
        #"local t = { f = state.name } if «t.f then end return known("a", state.name)"#,
        #"local t = { state.name } if «t[1] then end return known("a", state.name)"#,
        #"local t = { { state.name } } for _, x in ipairs(t) do if «x[1] then end end return known("a", state.name)"#,
        #"local function f() return state.name end if «f() then end return known("a", state.name)"#,
        #"local function f(...) return ... end if «f(state.name, 1) then end return known("a", state.name)"#,
        #"local function f(...) if «... then return 1 end end f(state.name) return known("a", state.name)"#,
        #"local function f(x) return x and 1 end local y = «state.name or f(2) return known("a", state.name)"#,
        #"local o = { get = function(self) return state.name end } if «o:get() then end return known("a", state.name)"#,
        #"local f = state:indicator("population") * 2 if «f then end return known("a", state.name)"#,
        #"if «state:indicator("population") - p.least then end return known("a", state.name)"#,
        #"if «-state:indicator("population") then end return known("a", state.name)"#,
        #"local function f() return function() return state.name end end if «f()() then end return known("a", state.name)"#,
        #"if «state:judgement("framework") then end return known("a", state.name)"#,
        #"if «state:activities() then end return known("a", state.name)"#,
        #"if «state then end return known("a", state.name)"#,
        "local x = p.strict and\n   «state.name\n   or 2\nreturn known(\"a\", state.name)",
        "if -- ein Kommentar\n  --[[ zwei ]] «state.name --[[ drei ]] then end\nreturn known(\"a\", state.name)",
        #"local s = "ä€" if «state.name then end return known("a", state.name)"#,
        #"for i = 1, 3 do local v = i == 3 and «state.name or 1 end return known("a", state.name)"#,
        #"return all { any { «known("a", state.name) and known("b", state.code) } }"#,
        #"local deaths = state:indicator("battle_deaths"):last(p.least) return deaths:any_year("y", function(y) if «y then return at_least("l", y, 1) end end)"#,
        #"local x <const> = state.name if «x then end return known("a", state.name)"#,
    ]

    static let comparisons = [
        #"if «p.least == 25000 then end return known("a", state.name)"#,
        #"if 25000 == «p.least then end return known("a", state.name)"#,
        #"if «p.least ~= p.more then end return known("a", state.name)"#,
        #"if «state.name == "Rwanda" then end return known("a", state.name)"#,
        #"if "Rwanda" ~= «state.name then end return known("a", state.name)"#,
        #"local x = «state.name == nil return known("a", state.name)"#,
        #"local x = nil ~= «state.name return known("a", state.name)"#,
        #"local f = known("a", state.name) if «f == true then end return f"#,
        #"local same_name = function(a, b) return «a == b end same_name(state.name, state.code) return known("a", state.name)"#,
        #"local function find(list, x) for i, y in ipairs(list) do if y == «x then return i end end end find({ 1, 2 }, state.name) return known("a", state.name)"#,
        #"if p.list == "ldc" and «p.least == p.least then end return known("a", state.name)"#,
        #"if p.rows[1].label == "first" and «p.rows[1].ceiling == 7 then end return known("a", state.name)"#,
        #"if not («p.since == "2020-01-01") then end return known("a", state.name)"#,
        "local x = 1 ==\n  «state.code\nreturn known(\"a\", state.name)",
    ]

    static let keys = [
        #"local t = {} t[«state.name] = 1 return known("a", state.name)"#,
        #"local t = {} local x = t[«state.name] return known("a", state.name)"#,
        #"local t = { [«state.name] = 1 } return known("a", state.name)"#,
        #"local t = { "a", "b" } local x = t[«p.least] return known("a", state.name)"#,
        #"local function at(t, k) return t[«k] end at({}, state.code) return known("a", state.name)"#,
        #"local t = {} t[1] = {} t[1][«state.name] = 2 return known("a", state.name)"#,
        #"local t = {} t[«known("a", state.name)] = true return known("a", state.name)"#,
        #"local t = {} function t.f() end t[«p.lax or state.name] = 1 return known("a", state.name)"#,
    ]

    static let lost = [
        #"return all { known("a", state.name), «nil }"#,
        #"return all { «nil, known("a", state.name) }"#,
        #"local function helper() known("lost", state.code) end return all { known("a", state.name), «helper() }"#,
        #"local function helper() end return any { «helper() }"#,
        #"local function helper(x) if p.lax then return x end end return none { known("a", state.name), «helper(1), known("b", state.code) }"#,
        #"local items = { known("a", state.name), «p.rows[2].ceiling } return all(items)"#,
        #"local function items() local none return { known("a", state.name), «none } end return all(items())"#,
        #"return at_least_k("k", p.least, { known("a", state.name), «nil })"#,
        #"local t = { known("a", state.name) } local function h() end t[#t + 1] = «h() return all(t)"#,
        #"local t = { known("a", state.name) } local function h() end table.insert(t, «h() or nil) return all(t)"#,
        #"local make = function() return function() return { known("a", state.name), «nil } end end return all(make()())"#,
        "local function h() end\nreturn all {\n  known(\"a\", state.name),\n  «h(),\n}",
        #"local h = {} function h.x() end return all { known("a", state.name), «h.x() }"#,
        #"local h = {} function h:x() end return all { known("a", state.name), «h:x() }"#,
    ]

    static func firing(_ bodies: [String], _ code: String) -> [(String, String)] { bodies.map { ($0, code) } }

    static let table =
        firing(conditions, "fact-as-condition") + firing(comparisons, "fact-compared") + firing(keys, "fact-as-key")
        + firing(lost, "clause-missing")

    @Test func `there are enough of them`() { #expect(Self.table.count >= 60) }

    @Test(arguments: table)
    func `a silent error is told with its code, line and column`(_ body: String, _ code: String) throws {
        let (text, line, column) = try #require(WatchedPack.marked(body))
        let (rule, findings) = Stager(pack: WatchedPack.pack()).stage(WatchedPack.file(text), asOf: WatchedPack.day)
        #expect(rule == nil)
        #expect(findings.map(\.code) == [code])
        #expect(
            findings.map(\.location) == [SourceLocation(file: "rules/r.lua", line: line + 1, column: column)])
        #expect(findings.first?.message.contains("\u{1E}") == false)
        #expect(findings.first?.help?.isEmpty == false)
    }

    @Test func `without the checks Lua goes on with most of them`() throws {
        let silent = try Self.table.filter { body, _ in
            let (text, _, _) = try #require(WatchedPack.marked(body))
            let stager = Stager(pack: WatchedPack.pack(), isWatched: false)
            return stager.stage(WatchedPack.file(text), asOf: WatchedPack.day).findings.isEmpty
        }
        #expect(silent.count >= 45)
    }

    static let assignments = [
        "local n = 0\nlocal function f() «n = n + 1 end\nreturn known(\"a\", state.name)",
        "local a, b\nlocal function f() local c «a = 1 end\nreturn known(\"a\", state.name)",
        "local f\nlocal g = function() function «f() end end\nreturn known(\"a\", state.name)",
        "«count = 1\nreturn known(\"a\", state.name)",
        "function «helper() end\nreturn known(\"a\", state.name)",
        "local t = {}\nlocal function f() t.x, «p = 1, 2 end\nreturn known(\"a\", state.name)",
        "for i = 1, 2 do local f = function() «i = 3 end end\nreturn known(\"a\", state.name)",
    ]

    @Test(arguments: assignments)
    func `an assignment to an outer local or a global is told from the text`(_ body: String) throws {
        let (text, line, column) = try #require(WatchedPack.marked(body))
        let (_, findings) = Stager(pack: WatchedPack.pack()).stage(WatchedPack.file(text), asOf: WatchedPack.day)
        #expect(findings.map(\.code) == ["outer-assignment"])
        #expect(
            findings.map(\.location) == [SourceLocation(file: "rules/r.lua", line: line + 1, column: column)])
    }

    @Test func `a silent error in a module is told in the module`() throws {
        let module = "local M = {}\nfunction M.pick(x)\n  if «x then return 1 end\nend\nreturn M"
        let (text, line, column) = try #require(WatchedPack.marked(module))
        let file = WatchedPack.file(
            #"pick.pick(state.name) return known("a", state.name)"#, top: #"local pick = require("lib.pick")"#)
        let (_, findings) = Stager(pack: WatchedPack.pack(modules: ["pick": text])).stage(file, asOf: WatchedPack.day)
        #expect(findings.map(\.code) == ["fact-as-condition"])
        #expect(
            findings.map(\.location) == [SourceLocation(file: "rules/lib/pick.lua", line: line, column: column)])
    }

    @Test func `all faults of a file are told at once`() {
        let (_, findings) = Stager(pack: WatchedPack.pack()).stage(
            WatchedPack.file("local x = = 3\nif p.strict = true then end\nreturn known(\"a\" state.name)"),
            asOf: WatchedPack.day)
        #expect(findings.map(\.code) == ["lua.syntax", "lua.syntax", "lua.syntax"])
        #expect(
            findings.map { [$0.location?.line, $0.location?.column] } == [[2, 11], [3, 13], [4, 18]])
    }
}
