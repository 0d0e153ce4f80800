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
        let expected = "conflicts between bodies: \(found) found among 1 comparable condition"
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

    @Test func `conflicts of one cause are one question with its activities, most money first`() throws {
        let left = RuleCondition(key: "channel", comparison: "in", values: ["treasury"], line: 9)
        let right = RuleCondition(key: "channel", comparison: "not in", values: ["treasury"], line: 11)
        var decisions: [Decision] = []
        for key in ["A", "B", "C"] {
            for (pack, condition) in [("one", left), ("two", right)] {
                var decision = decision(pack, .eligible, subject: Subject(.activity, key), condition)
                decision.ruleFile = "rules/delivery.lua"
                decisions.append(decision)
            }
        }
        func result(_ decisions: [Decision]) throws -> DeconflictionResult {
            let activities = [
                activity("A", money("3", "1")), activity("B", money("3", "5")), activity("C", money("3", "3")),
            ]
            return Deconfliction.analyse(
                try snapshot(activities), decisions: decisions,
                options: DeconflictionOptions(asOf: midYear, countries: ["SO"]))
        }
        let found = try result(decisions).findings.filter { $0.kind == .conflict }
        let conflict = try #require(found.first)
        #expect(found.count == 1)
        #expect(
            conflict.title == "Body one and Body two cannot both be obeyed on `channel` for 3 activities: "
                + "in treasury against not in treasury")
        #expect(conflict.activities.map(\.identifier) == ["A", "B", "C"])
        #expect(conflict.money?.high == decimal("9"))
        let question = try #require(conflict.question)
        #expect(question.text == "which condition on `channel` holds for 3 activities, or who waives it?")
        #expect(question.records == ["B “B”", "C “C”", "A “A”"])
        #expect(
            question.clauses == [
                "Body one: in treasury (one rule, rules/delivery.lua:9)",
                "Body two: not in treasury (two rule, rules/delivery.lua:11)",
            ])
        #expect(question.ask == ["Body one", "Body two"])
        let fewer = try #require(
            try result(decisions.filter { $0.subject.id != "C" }).findings.first { $0.kind == .conflict })
        #expect(fewer.id == conflict.id)
        #expect(fewer.digest != conflict.digest)
    }

    private func limit(_ pack: String, _ answer: Answer, of measured: String, for organisation: String) -> Decision {
        var limit = decision(pack, answer, subject: Subject(.portfolio, "\(organisation)@SO"))
        limit.kind = .coordination
        limit.clauses[0].label = measured
        limit.clauses[0].truth = answer == .within ? .yes : .no
        return limit
    }

    private func portfolioResult(_ decisions: Decision...) throws -> DeconflictionResult {
        var one = activity("A", by: "XX-P", money("3", "1"))
        one.reportingOrganisation.name = "A publisher"
        var partner = Participation()
        partner.organisation = OrganisationReference(name: "A partner", type: "21", key: "21000")
        partner.role = "4"
        one.participations = [partner]
        var state = State()
        (state.code, state.name) = ("SO", "Somalia")
        return Deconfliction.analyse(
            try snapshot([one]) { $0.states.append(state) }, decisions: decisions,
            options: DeconflictionOptions(asOf: midYear, countries: ["SO"]))
    }

    @Test func `not within a limit is asked by name, with pack, rule and what was measured; publishers first`() throws {
        let result = try portfolioResult(
            limit("one", .over, of: "share", for: "21000"), limit("one", .over, of: "share", for: "XX-P"))
        let found = result.findings.filter { $0.kind == .fragmentation }
        #expect(
            found.map(\.title) == [
                "A publisher in Somalia: not within what Body one agreed (`one` `rule`, illustrative)",
                "A partner in Somalia: not within what Body one agreed (`one` `rule`, illustrative)",
            ])
        let question = try #require(found.last?.question)
        #expect(
            question.text
                == "what would bring A partner in Somalia within what Body one agreed (`one` `rule`, illustrative)?")
        #expect(question.ask == ["A partner", "Body one"])
        #expect(question.stake == "share: 10 against 20")
        #expect(found.last?.organisations.map { "\($0.key) \($0.part)" } == ["21000 holder", "X-one authority"])
        #expect(found.last?.place?.name == "Somalia")
    }

    @Test(arguments: [("share", true), ("sectors", false)])
    func `limits are set side by side only when they measure the same`(_ measured: String, _ isDivergence: Bool) throws
    {
        let result = try portfolioResult(
            limit("one", .over, of: "share", for: "XX-P"), limit("two", .within, of: measured, for: "XX-P"))
        #expect(result.findings.contains { $0.kind == .divergence } == isDivergence)
    }

    @Test func `conditions with other values are another cause`() throws {
        let sides = [("A", "1"), ("B", "2")].flatMap { key, value in
            [
                decision(
                    "one", .eligible, subject: Subject(.activity, key),
                    RuleCondition(key: "k", comparison: "≤", values: [value])),
                decision(
                    "two", .eligible, subject: Subject(.activity, key),
                    RuleCondition(key: "k", comparison: "≥", values: ["6"])),
            ]
        }
        let result = Deconfliction.analyse(
            try snapshot([activity("A", money("3", "1")), activity("B", money("3", "1"))]), decisions: sides,
            options: DeconflictionOptions(asOf: midYear, countries: ["SO"]))
        #expect(
            result.findings.filter { $0.kind == .conflict }.map { $0.activities.map(\.identifier) } == [["A"], ["B"]])
        #expect(
            result.notes.first { $0.code == "conflict.compared" }?.text
                == "conflicts between bodies: 2 found among 2 comparable conditions")
    }
}
