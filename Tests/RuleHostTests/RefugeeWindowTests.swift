import AidModel
import RuleModel
import Testing
import Wording

@testable import RuleHost

/// The vectors of the IDA window: 25,000 refugees, or one for every thousand inhabitants.
@Suite struct RefugeeWindowTests {
    static func graph(_ inputs: [RuleInput] = []) throws -> RuleGraph {
        var sketch = RuleSketch(
            parameters: [.number("min_refugees", "25000", "persons"), .number("min_share", "0.001", "share")],
            inputs: inputs)
        let refugees = sketch.indicator("refugees_hosted")
        let share = sketch.add(.divide, [refugees, sketch.indicator("population")])
        let either = sketch.add(
            .any,
            [
                sketch.add(.atLeast, [refugees, sketch.parameter("min_refugees")], label: "refugees hosted"),
                sketch.add(.atLeast, [share, sketch.parameter("min_share")], label: "refugees per inhabitant"),
            ])
        let framework = sketch.add(.judgement, [sketch.add(.subject)], text: "protection-framework")
        let attested = sketch.add(.attested, [framework], label: "protection framework")
        return try sketch.graph(sketch.add(.eligibility, [sketch.add(.all, [either, attested])]))
    }

    static func decision(_ refugees: String?, _ population: String?, attested: Bool? = true) throws -> Decision {
        let record = TableBinding.Record(
            name: "AA",
            facts: [
                "indicator refugees_hosted": .number(refugees), "indicator population": .number(population),
                "judgement protection-framework": attested.map { Fact(.flag($0)) } ?? Fact(absent: .judgement),
            ])
        let rule = EvaluableRule.sketch(try graph())
        let decisions = RuleHost.evaluate(rule, binding: TableBinding([record]), at: .test)
        return try #require(decisions.first)
    }

    typealias Vector = (refugees: String?, population: String?, answer: Answer)
    static let vectors: [Vector] = [
        ("19999", "20000000", .ineligible), ("20000", "20000000", .eligible), ("25000", "30000000", .eligible),
        ("25000", nil, .eligible), ("24999", nil, .indeterminate), (nil, "20000000", .indeterminate),
    ]

    @Test(arguments: vectors)
    func `absolute or relative, and unknown is not no`(_ vector: Vector) throws {
        let decision = try Self.decision(vector.refugees, vector.population)
        #expect(decision.answer == vector.answer)
        #expect(decision.cause == (vector.answer == .indeterminate ? .missing : nil))
    }

    @Test func `a clause says its values and how far it is from the other side`() throws {
        let decision = try Self.decision("19999", "20000000")
        let either = try #require(decision.clauses.first?.children.first)
        #expect(either.children.map(\.left) == ["19999 persons", "0.00099995"])
        #expect(either.children.map(\.distance) == ["5001 persons", "0.00000005"])
        #expect(
            decision.reasons.map(\.code) == [
                "rule.refugees-hosted", "rule.refugees-per-inhabitant", "rule.protection-framework",
            ])
        #expect(
            decision.reasons[0].text
                == "refugees hosted: no, 19999 persons is not at least 25000 persons, 5001 persons from it")
    }

    @Test func `what is missing is named and asked for`() throws {
        let decision = try Self.decision(nil, "20000000", attested: nil)
        #expect(decision.cause == .missing)
        #expect(
            decision.ask == [
                "a reading of `refugees_hosted` for AA",
                "a judgement on `protection-framework` for AA, in a register of judgements",
            ])
        #expect(decision.clauses[0].children[0].children[1].missing == ["indicator refugees_hosted"])
    }

    @Test func `a judgement that nobody made leaves the answer to be judged`() throws {
        let decision = try Self.decision("30000", nil, attested: nil)
        #expect(decision.answer == .indeterminate)
        #expect(decision.cause == .judgement)
    }

    @Test func `three one-decimal scores that average to the limit are at the limit`() throws {
        var sketch = RuleSketch(parameters: [.number("limit", "3.2", "score")])
        let ids = ["cpia.irai", "inform.risk", "inform.vulnerability"]
        let mean = sketch.add(.meanOf, ids.map { sketch.indicator($0) }, text: "missing")
        let clause = sketch.add(.atMost, [mean, sketch.parameter("limit")], label: "mean")
        let graph = try sketch.graph(sketch.add(.eligibility, [clause]))
        let facts = Dictionary(
            uniqueKeysWithValues: zip(ids, ["3.1", "3.2", "3.3"]).map { ("indicator \($0)", Fact.number($1)) })
        let binding = TableBinding([.init(name: "AA", facts: facts)])
        let decision = try #require(RuleHost.evaluate(.sketch(graph), binding: binding, at: .test).first)
        #expect(decision.answer == .eligible)
        #expect(decision.clauses[0].left == "3.2 score")
    }
}
