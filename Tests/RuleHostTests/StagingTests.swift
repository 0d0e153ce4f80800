import AidModel
import Findings
import RuleModel
import Testing

@testable import RuleHost

@Suite struct StagingTests {
    static let pack: Pack = {
        var pack = Pack()
        pack.id = "test"
        pack.inputs = [RuleInput(.judgement, "protection-framework")]
        pack.parameters = [
            PackParameter(
                name: "least", unit: "persons",
                intervals: [
                    PackParameter.Interval(
                        from: CalendarDate(dayNumber: 0), to: nil, value: .number(FixedDecimal(25_000)),
                        origin: .quoted,
                        reference: "a document", at: SourceLocation(file: "p.yaml"))
                ], at: SourceLocation(file: "p.yaml"))
        ]
        return pack
    }()

    static func stage(_ body: String) -> (rule: StagedRule?, findings: [Finding]) {
        let text = """
            return eligibility { id = "r", subject = "state", decide = function(state, p)
            \(body)
            end }
            """
        let file = PackFile(path: "rules/r.lua", shownPath: "rules/r.lua", bytes: Array(text.utf8))
        return Stager(pack: pack).stage(file, asOf: CalendarDate(dayNumber: 18_000))
    }

    @Test func `a rule stages into a graph with its labels`() {
        let (rule, findings) = Self.stage(
            "return at_least(\"refugees\", state:indicator(\"refugees_hosted\"), p.least)")
        #expect(findings == [])
        #expect(
            rule?.graph.nodes.map(\.operation.name) == ["subject", "indicator", "param", "at_least", "eligibility"])
        #expect(rule?.graph.nodes.compactMap(\.attributes.label) == ["refugees"])
    }

    @Test(arguments: [
        ("return at_least(\"a\", state:indicator(\"refugees_hosted\"), 25000)", "limit-not-parameter", 2),
        ("return at_least(\"a\", state:indicator(\"refugees_hostd\"), p.least)", "unknown-indicator", 2),
        ("\nreturn at_least(\"a\", state:indicator(\"refugees_hosted\"), p.leats)", "unknown-parameter", 3),
        ("return at_leest(\"a\")", "unknown-function", 2),
        ("return all { nil, known(\"a\", state.name) }", "clause-missing", 2),
        ("return known(\"a\", state.name),\n  known(\"b\", state.code)", "answer-lost", 3),
        ("return known(\"a\", state.name), 7", "answer-lost", 1),
        ("local _ = 1", "clause-missing", 1),
        ("return all { known(\"a\", state.nam) }", "unknown-field", 2),
        ("return known(\"a\", state:name())", "wrong-form", 2),
        ("return state.indicator(\"population\")", "wrong-form", 2),
        ("return attested(\"a\", state:judgement(\"protection-framwork\"))", "unknown-judgement", 2),
        ("if state:indicator(\"population\") < p.least then end", "fact-compared", 2),
        ("return at_least(\"\", state:indicator(\"population\"), p.least)", "empty-label", 2),
        ("return 3 +", "lua.syntax", 3),
        ("while true do end", "limit", 2),
        ("local t = {} for i = 1, 1e9 do t[i] = (\"x\"):rep(1000) .. i end", "limit", 2),
        ("return all { state:indicator(\"population\") }", "not-a-clause", 2),
    ])
    func `what is wrong is named with its code and line`(_ body: String, _ code: String, _ line: Int) {
        let (rule, findings) = Self.stage(body)
        #expect(rule == nil)
        #expect(findings.map(\.code) == [code])
        #expect(findings.first?.location?.line == line)
    }

    @Test func `a mistyped indicator is answered with the nearest one, at its column`() {
        let (_, findings) = Self.stage("return at_least(\"a\", state:indicator(\"refugees_hostd\"), p.least)")
        #expect(findings.first?.help == "did you mean `refugees_hosted`?")
        #expect(findings.first?.location?.column == 39)
    }

    @Test func `a clause that is made and not returned is dropped`() {
        let (_, findings) = Self.stage(
            "known(\"lost\", state.name)\nreturn known(\"kept\", state.code)")
        #expect(findings.map(\.code) == ["clause-dropped"])
        #expect(findings.first?.location?.line == 2)
    }
}
