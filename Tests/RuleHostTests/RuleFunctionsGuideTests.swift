import AidModel
import Foundation
import RuleModel
import TestSupport
import Testing

@testable import RuleHost

/// The guide to what rules can ask and say is whole, and its examples do what they say.
@Suite struct RuleFunctionsGuideTests {
    static let guide: String = {
        let file = SharedData.packageRoot.appending(path: "docs/guides/rule-functions.md")
        // An unreadable guide has no examples, which the first test reports.
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    static let examples: [String] = guide.components(separatedBy: "```lua\n").dropFirst().map {
        $0.components(separatedBy: "```")[0]
    }

    /// The names followed by an opening bracket or brace, or in code alone: what the tables of the guide list.
    static func calls(in text: String) -> Set<String> {
        Set(text.matches(of: /[a-z_]+(?=\s?[({])/).map { String($0.output) })
    }

    /// The functions and methods that the prelude gives to rules.
    static let functions: Set<String> = {
        let source = Prelude.source
        var names = Set(source.matches(of: /host\.export\("([a-z][a-z_]*)"/).map { String($0.output.1) })
        names.formUnion(source.matches(of: /\bone\("([a-z_]+)"/).map { String($0.output.1) })
        names.formUnion(source.matches(of: /method\(\{[^}]*\}, "([a-z_]+)"/).map { String($0.output.1) })
        for list in source.matches(of: /for _, op in ipairs \{([^}]*)\}/) {
            names.formUnion(list.output.1.matches(of: /"([a-z_]+)"/).map { String($0.output.1) })
        }
        let methods = source.components(separatedBy: "local list_methods = {\n").last ?? ""
        names.formUnion(
            methods.components(separatedBy: "\n}\n")[0].matches(
                of: /(?m)(?:^\s\s|, )([a-z_]+) = (?:function|aggregate)/
            )
            .map { String($0.output.1) })
        return names.union(RuleKind.allCases.map(\.rawValue)).union(
            RecordKind.allCases.flatMap(\.lists.keys)
        ).union(["at", "rank_in", "any_year", "clause"])
    }()

    @Test func `the guide has examples, and the prelude functions`() {
        #expect(Self.examples.count == 7)
        #expect(
            Self.functions.isSuperset(of: ["at_least", "known", "plain", "count", "sum", "sectors", "chain", "lens"]))
        #expect(Self.functions.count >= 70)
    }

    @Test func `every function is listed and stands in an example`() {
        let tables = Self.guide.components(separatedBy: "## Examples")[0]
        let words = Set(tables.matches(of: /[a-z_]+/).map { String($0.output) })
        #expect(Self.functions.subtracting(words).sorted() == [])
        let used = Set(Self.examples.joined().matches(of: /[a-z_]+/).map { String($0.output) })
        #expect(Self.functions.subtracting(used).sorted() == [])
    }

    @Test func `every call in the guide is one that rules can make`() {
        let tables = Self.guide.components(separatedBy: "## Examples")[0]
        let codes = tables.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let called = codes.reduce(into: Set<String>()) { $0.formUnion(Self.calls(in: $1)) }
        #expect(called.count > 40)
        #expect(called.subtracting(Self.functions).subtracting(["test", "what", "function"]).sorted() == [])
    }

    typealias Outcome = (id: String, answers: [Answer])
    static let outcomes: [Outcome] = [
        ("facts", [.eligible, .indeterminate]), ("clauses", [.raised, .raised]), ("lists", [.within, .over]),
        ("series", [.profiled, .profiled]), ("classes", [.profiled, .notKnown]),
        ("attached", [.indeterminate, .indeterminate]), ("comment", [.comment, .comment]),
    ]

    @Test(arguments: examples.indices)
    func `an example of the guide is staged and answers`(_ index: Int) throws {
        let outcome = Self.outcomes[index]
        let rule = try ContractRulesTests.staged(Self.examples[index], ContractRulesTests.table)
        #expect(rule.id == outcome.id)
        let decisions = try ContractRulesTests.decisions(rule, Self.world)
        #expect(decisions.map(\.answer) == outcome.answers)
    }

    /// One state of which all is known, one of which little is.
    static var world: SmallWorld {
        var world = SmallWorld()
        let values: KeyValuePairs = [
            "refugees_hosted": "26000", "population": "20000000", "inform.risk": "6", "cpia.irai": "3.1",
            "gni_per_person": "900", "wgi.rule_of_law": "-1",
        ]
        for (id, value) in values { world.reading("AA", id, 2020, value) }
        for year in 2016...2020 { world.reading("AA", "battle_deaths", year, "30") }
        world.state("AA", region: "Africa")
        world.judgement("AA", "protection-framework", true, "2021-01-05")
        world.consent("AA", "data", "2021-01-05")
        world.listed("coup-bar", "BB")
        world.sector("rw-dol", "AA", "S1", "S2")
        world.activity(
            "A", of: "D", in: "AA", sectors: ["S1"], signed: "2019-01-01", chain: [("D", false), ("N", true)])
        world.activity("B", of: "D", in: "AA", sectors: ["S2"], signed: "2019-01-01", chain: [("D", false)])
        for code in ["S1", "S2", "S3", "S4"] { world.sector("rw-dol", "BB", code) }
        for code in ["S1", "S2", "S3", "S4"] {
            world.activity("C-\(code)", of: "D", in: "BB", sectors: [code], signed: "2019-01-01")
        }
        return world
    }
}
