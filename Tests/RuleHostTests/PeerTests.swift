import AidModel
import RuleModel
import Testing

@testable import RuleHost

/// Groups of peers: computed once, one record in evidence, and who has none is not counted as failing.
@Suite struct PeerTests {
    static let parameters: [RuleParameter] = [
        .number("bands[1].to", "1000", "usd"), .number("bands[2].from", "1001", "usd"),
        .number("bands[2].to", "4000", "usd"), .number("needed", "1", "indicators"), .number("share", "0.25", "share"),
    ]

    static func peers(_ sketch: inout RuleSketch) -> Int {
        let ends = ["bands[1].to", "bands[2].from", "bands[2].to"].map { sketch.parameter($0) }
        return sketch.add(
            .peersInBand, [sketch.indicator("gni_per_person")] + ends, text: "gni_per_person", codes: ["to", "from to"])
    }

    /// Better than the peers' median in one indicator, what is missing of it not met.
    static func scorecard() throws -> RuleGraph {
        var sketch = RuleSketch(parameters: parameters)
        let id = "wgi.rule_of_law"
        let median = sketch.add(.peerMedian, [peers(&sketch)], text: id)
        let row = sketch.add(.betterThan, [sketch.indicator(id), median], label: "rule of law")
        let card = sketch.add(.missingAs, [row], text: "counts_as_not_met")
        let passed = sketch.add(.atLeastK, [sketch.parameter("needed"), card], label: "indicators passed")
        return try sketch.graph(sketch.add(.eligibility, [passed]))
    }

    static func binding(
        _ values: KeyValuePairs<String, String?>, incomes: [String: String?] = [:]
    ) -> TableBinding {
        TableBinding(
            values.map { name, value in
                .init(
                    name: name,
                    facts: [
                        "indicator wgi.rule_of_law": .number(value),
                        "indicator gni_per_person": .number(incomes[name] ?? "900"),
                    ])
            })
    }

    static func decisions(_ binding: TableBinding) throws -> [Decision] {
        RuleHost.evaluate(.sketch(try scorecard()), binding: binding, at: .test)
    }

    @Test func `a state is compared with the median of its band, itself included`() throws {
        let decisions = try Self.decisions(Self.binding(["AA": "1", "BB": "3", "CC": "5"]))
        #expect(decisions.map(\.answer) == [.ineligible, .ineligible, .eligible])
        #expect(decisions[0].clauses[0].children[0].right == "3 score")
    }

    @Test func `the group is one record, with its members and who lacks data`() throws {
        let binding = Self.binding(
            ["AA": "1", "BB": nil, "CC": "5", "DD": "7", "EE": "9"], incomes: ["DD": "3000", "EE": nil])
        let decision = try Self.decisions(binding)[0]
        let group = try #require(decision.evidence.first { $0.question == "peers_in_band gni_per_person" })
        #expect(group.value == "up to 1000 USD")
        #expect(group.members == ["AA", "BB", "CC"])
        #expect(group.lacking == ["EE"])
        let median = try #require(decision.evidence.first { $0.question == "peer_median wgi.rule_of_law" })
        #expect(median.value == "3 score")
        #expect(median.members == ["AA", "CC"])
        #expect(median.lacking == ["BB"])
        #expect(decision.evidence.filter { $0.question.hasPrefix("peer") }.count == 2)
    }

    @Test func `what is missing of the row counts as not met, a missing income as unknown`() throws {
        let binding = Self.binding(["AA": nil, "BB": "3", "CC": "5"], incomes: ["BB": nil])
        let decisions = try Self.decisions(binding)
        #expect(decisions.map(\.answer) == [.ineligible, .indeterminate, .ineligible])
        #expect(decisions.map(\.cause) == [nil, .missing, nil])
        #expect(decisions[1].ask == ["a reading of `gni_per_person` for BB"])
    }

    @Test func `who has neither income nor value is not failed`() throws {
        let decisions = try Self.decisions(Self.binding(["AA": nil, "BB": "3"], incomes: ["AA": nil]))
        #expect(decisions[0].answer == .indeterminate)
        #expect(decisions[0].cause == .missing)
    }

    @Test func `outside of every band nothing applies`() throws {
        let binding = Self.binding(["AA": "9", "BB": "3"], incomes: ["AA": "4001"])
        let decision = try Self.decisions(binding)[0]
        #expect(decision.answer == .notApplicable)
        #expect(decision.cause == nil)
        #expect(decision.clauses[0].missing == ["does not apply"])
    }

    @Test(arguments: [("1000", Answer.eligible), ("1000.5", .notApplicable), ("1001", .eligible), ("4000", .eligible)])
    func `both ends of a band belong to it`(_ income: String, _ answer: Answer) throws {
        let binding = Self.binding(["AA": "9", "BB": "3", "CC": "3"], incomes: ["AA": income, "CC": income])
        #expect(try Self.decisions(binding)[0].answer == answer)
    }

    @Test func `without the value of any peer the median is missing and the row unknown`() throws {
        var sketch = RuleSketch(parameters: Self.parameters)
        let median = sketch.add(.peerMedian, [Self.peers(&sketch)], text: "inform.risk")
        let row = sketch.add(.above, [median, sketch.indicator("inform.risk")], label: "risk")
        let known = sketch.add(.known, [median], label: "median known")
        let graph = try sketch.graph(sketch.add(.eligibility, [sketch.add(.all, [row, known])]))
        let decision = RuleHost.evaluate(.sketch(graph), binding: Self.binding(["AA": "1"]), at: .test)[0]
        #expect(decision.answer == .ineligible)
        #expect(decision.clauses[0].children[0].missing.contains("peer_median inform.risk"))
    }

    @Test(arguments: [("AA", "0.25"), ("BB", "0.75"), ("CC", "0.75"), ("DD", "1")])
    func `a rank is the share of the peers that are no higher`(_ state: String, _ rank: String) throws {
        var sketch = RuleSketch(parameters: Self.parameters)
        let id = "wgi.rule_of_law"
        let own = sketch.add(.rankIn, [sketch.indicator(id), Self.peers(&sketch)], text: id)
        let clause = sketch.add(.atMost, [own, sketch.parameter("share")], label: "lowest quarter")
        let graph = try sketch.graph(sketch.add(.eligibility, [clause]))
        let binding = Self.binding(["AA": "1", "BB": "2", "CC": "2", "DD": "3"])
        let decisions = RuleHost.evaluate(.sketch(graph), binding: binding, at: .test)
        let decision = try #require(decisions.first { $0.subject.id == state })
        #expect(decision.clauses[0].left == rank)
        #expect(decision.answer == (state == "AA" ? .eligible : .ineligible))
    }

    @Test func `an undecided member of a list leaves what is told of it open`() throws {
        var sketch = RuleSketch(parameters: Self.parameters)
        let around = sketch.add(.list, [sketch.add(.subject)], text: "neighbours")
        let median = sketch.add(.peerMedian, [around], text: "wgi.rule_of_law")
        let clause = sketch.add(.betterThan, [sketch.indicator("wgi.rule_of_law"), median], label: "than around")
        let graph = try sketch.graph(sketch.add(.eligibility, [clause]))
        var binding = Self.binding(["AA": "4", "BB": "3", "CC": "9"])
        let list = [1, 2].map { Member(binding.records[$0].name, handle: .init(.state, $0)) }
        binding.records[0].lists["neighbours"] = MemberList([list[0]])
        #expect(RuleHost.truths(of: graph, binding: binding, asOf: PropertyTests.asOf)[0].truth == .yes)
        binding.records[0].lists["neighbours"] = MemberList(members: [
            .init(list[0]), .init(list[1], standing: .missing),
        ])
        #expect(RuleHost.truths(of: graph, binding: binding, asOf: PropertyTests.asOf)[0].truth == .unknown)
        #expect(RuleHost.truths(of: graph, binding: binding, asOf: PropertyTests.asOf)[1].standing == .missing)
    }
}
