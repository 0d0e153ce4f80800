import AidModel
import Deconfliction
import RuleModel
import Testing

@Suite struct RuleComparisonTests {
    private func decision(
        _ pack: String, _ answer: Answer, subject: Subject = Subject(.activity, "A"), _ conditions: RuleCondition...
    ) -> Decision {
        let reference = PackReference(
            id: pack, version: "1", title: pack, authorityIdentifier: "X-\(pack)", authorityName: "Body \(pack)",
            status: "illustrative", basis: [], hash: "")
        var decision = Decision(
            subject: subject, kind: .eligibility, pack: reference, rule: "rule", ruleTitle: "a rule", answer: answer,
            graphHash: "", snapshotHash: "", asOf: midYear, knownAt: nil, apiLevel: "1.0")
        decision.conditions = conditions
        var clause = EvaluatedClause(
            key: "poverty", label: "poverty", operation: "at_least", truth: answer == .eligible ? .yes : .no, line: 7)
        clause.left = "10"
        clause.right = "20"
        decision.clauses = [clause]
        return decision
    }

    private func result(_ decisions: Decision...) throws -> DeconflictionResult {
        Deconfliction.analyse(
            try snapshot([activity("A", money("3", "1"))]), decisions: decisions,
            options: DeconflictionOptions(asOf: midYear, countries: ["SO"]))
    }

    @Test func `different answers of two bodies are a divergence with the clauses that differ`() throws {
        let result = try result(
            decision("one", .eligible), decision("two", .ineligible), decision("three", .indeterminate))
        let found = result.findings.filter { $0.kind == .divergence }
        #expect(
            found.map(\.title) == [
                "Body one and Body two answer differently on `A`: eligible by `rule`, ineligible by `rule`"
            ])
        #expect(
            found.first?.rules.map { "\($0.pack) \($0.clause ?? "") \($0.says ?? "") \($0.line ?? 0)" } == [
                "one poverty poverty: 10 against 20 7", "two poverty poverty: 10 against 20 7",
            ])
        #expect(result.packs.map(\.id) == ["one", "three", "two"])
    }

    @Test(arguments: [
        ("in", ["MoH"], "not in", ["MoH"], true), ("in", ["MoH", "NGO"], "not in", ["MoH"], false),
        ("≤", ["3"], "≥", ["6"], true), ("≤", ["3"], "≥", ["3.0"], false), ("=", ["3"], "≤", ["6"], false),
        ("=", ["3"], "=", ["3.00"], false), ("≠", ["3"], "=", ["3"], true), ("≤", ["3"], "≤", ["6"], false),
        ("≠", ["a"], "≠", ["b"], false),
    ])
    func `conditions conflict when no value meets both`(
        _ left: String, _ leftValues: [String], _ right: String, _ rightValues: [String], _ isConflict: Bool
    ) throws {
        let first = RuleCondition(key: "partner", comparison: left, values: leftValues)
        let second = RuleCondition(key: "partner", comparison: right, values: rightValues)
        let result = try result(decision("one", .eligible, first), decision("two", .eligible, second))
        #expect(result.findings.contains { $0.kind == .conflict } == isConflict)
        let found = isConflict ? "1" : "none"
        let expected = "conflicts between bodies: \(found) found among 1 comparable conditions"
        #expect(result.notes.first { $0.code == "conflict.compared" }?.text == expected)
    }

    @Test func `conditions of one body, or on other keys, are not compared`() throws {
        let left = RuleCondition(key: "a", comparison: "=", values: ["1"])
        let right = RuleCondition(key: "b", comparison: "=", values: ["2"])
        let other = RuleCondition(key: "a", comparison: "=", values: ["2"])
        let result = try result(
            decision("one", .eligible, left), decision("one", .eligible, other), decision("two", .eligible, right))
        #expect(!result.findings.contains { $0.kind == .conflict })
        #expect(result.notes.first { $0.code == "conflict.compared" }?.count == 0)
    }
}
