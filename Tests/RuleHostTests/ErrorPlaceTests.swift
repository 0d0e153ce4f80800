import Findings
import Foundation
import RuleModel
import Testing

@testable import RuleHost

/// Lua tells the lines of its errors alone: the place of each is found to the column (`«`).
@Suite struct ErrorPlaceTests {
    static let errors = [
        // Several calls on a line: the one that fails.
        (
            #"return all { at_least("a", state:indicator("population"), p.least), at_least("«b", state:indicator("population"), "x") }"#,
            "type-mismatch"
        ),
        (#"return all { known("a", state.name), «known("", state.code) }"#, "empty-label"),
        (#"local a, b = known("a", state.name), «known(3, state.name) return all { a, b }"#, "empty-label"),
        (#"return any { known("a", state.name), «all({}) }"#, "clause-missing"),
        (#"return all { known("a", state.name), «all { state.code } }"#, "not-a-clause"),
        (
            #"local d = state:indicator("battle_deaths") return all { known("a", d), known("b", d:last(p.least):«lasst(p.more)) }"#,
            "unknown-field"
        ),
        (
            #"return known("a", state:activities():where(function(x) return known("b", x.is_open) end):count(1):«sum())"#,
            "unknown-field"
        ),
        // What a message names.
        (#"return all { known("a", state.name), known("b", state.«nmae) }"#, "unknown-field"),
        (
            #"return all { known("population", state.name), at_least("b", state:indicator("«populaton"), p.least) }"#,
            "unknown-indicator"
        ),
        (#"return at_least("least", state:indicator("population"), p.«leest)"#, "unknown-parameter"),
        (#"return all { known("a", state.name), «knwon("b", state.code) }"#, "unknown-function"),
        (#"local r = p.rows[1] return known(r.label, state:indicator(r.«indicatr))"#, "unknown-parameter"),
        (
            #"return all { attested("a", state:judgement("framework")), attested("b", state:judgement("«framwork")) }"#,
            "unknown-judgement"
        ),
        (#"return all { known("a", state:«name()), known("b", state.name) }"#, "wrong-form"),
        (#"local x = state.name local y = state.«indicator("population") return known("a", x)"#, "wrong-form"),
        // Operators.
        (
            #"local a = state:indicator("population") local b, c = a * 2, a «+ "x" return known("a", b)"#,
            "type-mismatch"
        ),
        (#"local a = state:indicator("population") local b = a + a «< p.least return known("a", a)"#, "fact-compared"),
        (#"local s = "a" .. "b", state.name «.. "c" return known("a", state.name)"#, "fact-compared"),
        (#"local n = #p.codes + «#state.name return known("a", state.name)"#, "fact-compared"),
        (#"local n = 1 + 2, 3 «+ nil return known("a", state.name)"#, "lua.error"),
        (#"local t = {} local n = 1 «< t return known("a", state.name)"#, "lua.error"),
        // Lua's own words.
        (#"local t, u = { x = 1 } local a, b = t.x, «u.x return known("a", state.name)"#, "lua.error"),
        (#"local t = { x = {} } local a, b = t.x.y, t.x.«y.z return known("a", state.name)"#, "lua.error"),
        (
            #"local t = { x = {} } local a, b = t.x.y, t.x[1][2] return known("a", state.name)"#.replacing(
                "t.x[1]", with: "«t.x[1]"), "lua.error"
        ),
        (#"local t = {} local a = plain(p.least), t.«f(1) return known("a", state.name)"#, "lua.error"),
        (#"local t = {} local a = plain(p.least), t:«f(1) return known("a", state.name)"#, "lua.error"),
        (
            #"local t = {} t.a = 1 t.b.c, t.d = plain(p.least), 2 return known("a", state.name)"#.replacing(
                "t.b", with: "t.«b"), "lua.error"
        ),
        (#"local f = 1 local a = plain(p.least) + «f(2) return known("a", state.name)"#, "lua.error"),
        (#"local a = plain(p.least) «for i = 1, {} do end return known("a", state.name)"#, "lua.error"),
        (#"local a = plain(p.least) «for i in 3 do end return known("a", state.name)"#, "lua.error"),
        (#"local a = ("x"):rep(2), ("x"):«rep({}) return known("a", state.name)"#, "lua.error"),
        (#"local a = plain(p.least) «error("no " .. a) return known("a", state.name)"#, "lua.error"),
        // From another function, and over lines.
        (
            "local function f(x)\n  return known(\"a\", x), «known(\"\", x)\nend\nreturn f(state.name), f(state.code)",
            "empty-label"
        ),
        ("return all {\n  known(\"a\", state.name), known(\"b\",\n    «-state.name) }", "type-mismatch"),
        ("local t = { b = 2 }\nreturn all { known(\"a\", state.name), known(\n  \"«b\", t.b) }", "limit-not-parameter"),
        (
            #"local d = state:activities() return d:any_of("l", function(a) return all { known("a", a.is_open), «known("", a.is_open) } end)"#,
            "empty-label"
        ),
        // Found in the graph.
        (#"local a, b = known("a", state.name), known("«b", state.code) return a"#, "clause-dropped"),
        (
            #"return all { at_least("a", state:indicator("population"), p.least), «at_least("b", state:indicator("population"), p.since) }"#,
            "type-mismatch"
        ),
    ]

    @Test(arguments: errors) func `an error is told at its column`(_ body: String, _ code: String) throws {
        let (text, line, column) = try #require(WatchedPack.marked(body))
        let (rule, findings) = Stager(pack: WatchedPack.pack()).stage(WatchedPack.file(text), asOf: WatchedPack.day)
        #expect(rule == nil)
        #expect(findings.map(\.code) == [code])
        #expect(
            findings.map(\.location) == [SourceLocation(file: "rules/r.lua", line: line + 1, column: column)],
            "\(findings.map(\.message))")
    }

    @Test func `an error in a module is told at its column there`() throws {
        let (text, line, column) = try #require(
            WatchedPack.marked("local M = {}\nfunction M.two(x) return known(\"a\", x), «known(\"\", x) end\nreturn M"))
        let file = WatchedPack.file("return two.two(state.name)", top: #"local two = require("lib.two")"#)
        let (_, findings) = Stager(pack: WatchedPack.pack(modules: ["two": text])).stage(file, asOf: WatchedPack.day)
        #expect(findings.map(\.location) == [SourceLocation(file: "rules/lib/two.lua", line: line, column: column)])
    }

    @Test func `several faults of a graph are each told at their columns`() throws {
        let body =
            #"return all { at_least("a", state:indicator("population"), p.since), at_most("b", state:indicator("population"), p.since) }"#
        let (rule, findings) = Stager(pack: WatchedPack.pack()).stage(WatchedPack.file(body), asOf: WatchedPack.day)
        #expect(rule == nil)
        #expect(findings.map(\.code) == ["type-mismatch", "type-mismatch"])
        let columns = ["at_least", "at_most"].compactMap { name in
            body.range(of: name).map { body.utf8.distance(from: body.startIndex, to: $0.lowerBound) + 1 }
        }
        #expect(
            findings.map(\.location) == columns.map { SourceLocation(file: "rules/r.lua", line: 2, column: $0) },
            "\(findings.map(\.message))")
    }

    @Test func `misspelt names are gone past, and each is told at its column`() throws {
        let body =
            #"return all { at_least("a", state:indicator("populaton"), p.leest), known("b", state:indicator("refugees_hostd")) }"#
        let outcome = Stager(pack: WatchedPack.pack()).stageThroughout(WatchedPack.file(body), asOf: WatchedPack.day)
        #expect(outcome.rule == nil)
        #expect(outcome.refusesPack)
        let columns = ["populaton", "leest", "refugees_hostd"].compactMap { name in
            body.range(of: name).map { body.utf8.distance(from: body.startIndex, to: $0.lowerBound) + 1 }
        }
        #expect(outcome.findings.map(\.code) == ["unknown-indicator", "unknown-parameter", "unknown-indicator"])
        #expect(outcome.findings.map { $0.location?.column } == columns)
    }

    @Test func `a chain too long for the second staging keeps its line and code`() {
        let chain = String(repeating: ":distinct()", count: 250)
        let (_, findings) = Stager(pack: WatchedPack.pack()).stage(
            WatchedPack.file("local l = state:activities()\nreturn known(\"a\", l\(chain):lasst())"),
            asOf: WatchedPack.day)
        #expect(findings.map(\.code) == ["unknown-field"])
        #expect(findings.map { $0.location?.line } == [3])
    }

    static let tooMuch = [
        "return " + String(repeating: "(", count: 300) + "1" + String(repeating: ")", count: 300),
        "return " + String(repeating: "{", count: 100_000),
        String(repeating: "do ", count: 300) + String(repeating: "end ", count: 300),
        String(repeating: "x ", count: 9 << 20),
    ]

    @Test(arguments: tooMuch.indices) func `a file too deep or too long is refused with the limit`(_ index: Int) {
        let (rule, findings) = Stager(pack: WatchedPack.pack()).stage(
            WatchedPack.file(Self.tooMuch[index]), asOf: WatchedPack.day)
        #expect(rule == nil)
        #expect(findings.contains { $0.code == "limit" })
        #expect(findings.count <= 100)
    }
}
