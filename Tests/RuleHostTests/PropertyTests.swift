import AidModel
import RuleModel
import Testing

@testable import RuleHost

@Suite struct PropertyTests {
    static let asOf = CalendarDate(dayNumber: 18_793)

    static func texts(_ graph: RuleGraph, _ binding: TableBinding) -> [String: String] {
        let results = RuleHost.truths(of: graph, binding: binding, asOf: asOf)
        return Dictionary(uniqueKeysWithValues: zip(binding.records.map(\.name), results.map { "\($0)" }))
    }

    @Test(arguments: 300..<330)
    func `the order of rows and an added state change no other answer`(_ seed: Int) throws {
        var rule = RandomRule(seed: UInt64(seed))
        let graph = try rule.graph()
        var world = RandomWorld(seed: UInt64(seed))
        var binding = world.binding(40)
        let before = Self.texts(graph, binding)
        binding.records.reverse()
        #expect(Self.texts(graph, binding) == before)
        // One state more may change the peers of another.
        guard !graph.nodes.contains(where: { $0.operation == .peersInBand }) else { return }
        let extra = world.binding(1).records.map { TableBinding.Record(name: "X", facts: $0.facts, lists: $0.lists) }
        binding.records.insert(contentsOf: extra, at: 7)
        var after = Self.texts(graph, binding)
        after["X"] = nil
        #expect(after == before)
    }

    @Test(arguments: 300..<310)
    func `other names for the states permute the answers and nothing else`(_ seed: Int) throws {
        var rule = RandomRule(seed: UInt64(seed))
        let graph = try rule.graph()
        var world = RandomWorld(seed: UInt64(seed))
        let binding = world.binding(40)
        var renamed = binding
        for index in renamed.records.indices {
            renamed.records[index].name = "T\((index + 13) % 40)"
            let around = renamed.records[index].lists["neighbours"]?.members ?? []
            for place in around.indices {
                let row = around[place].member.handle?.row ?? 0
                renamed.records[index].lists["neighbours"]?.members[place].member.name = "T\((row + 13) % 40)"
            }
        }
        let before = Self.texts(graph, binding)
        let after = Self.texts(graph, renamed)
        for index in 0..<40 { #expect(before["S\(index)"] == after["T\((index + 13) % 40)"]) }
    }

    @Test func `more refugees never make a state ineligible`() throws {
        let graph = try RefugeeWindowTests.graph()
        var last = Truth.no
        for refugees in stride(from: 0, through: 40_000, by: 250) {
            let facts: [String: Fact] = [
                "indicator refugees_hosted": .number(String(refugees)), "indicator population": .number("20000000"),
                "judgement protection-framework": Fact(.flag(true)),
            ]
            let binding = TableBinding([.init(name: "AA", facts: facts)])
            let truth = RuleHost.truths(of: graph, binding: binding, asOf: Self.asOf)[0].truth
            #expect(truth >= last)
            last = truth
        }
        #expect(last == .yes)
    }

    @Test(arguments: 300..<312)
    func `a fact that was not read changes no decision`(_ seed: Int) throws {
        var rule = RandomRule(seed: UInt64(seed))
        let evaluable = EvaluableRule.sketch(try rule.graph())
        guard case .graph(let graph) = evaluable.outcome else { return }
        var world = RandomWorld(seed: UInt64(seed))
        let binding = world.binding(40)
        let read = Set(graph.leaves.map { Question(leaf: graph.nodes[$0], of: graph).words }).union(
            graph.nodes.filter { (111...113).contains($0.operation.rawValue) }.map {
                "indicator \($0.attributes.text ?? "")"
            })
        var other = binding
        for row in other.records.indices {
            other.records[row].facts["indicator inform.risk"] = .number("9")
            for words in other.records[row].facts.keys where !read.contains(words) {
                other.records[row].facts[words] = .number("77")
            }
        }
        #expect(
            RuleHost.evaluate(evaluable, binding: binding, at: .test)
                == RuleHost.evaluate(evaluable, binding: other, at: .test))
    }

    @Test func `better values never make a state fail a scorecard of peers`() throws {
        let graph = try PeerTests.scorecard()
        var last = Truth.no
        for value in 0...12 {
            let binding = PeerTests.binding(["AA": String(value), "BB": "4", "CC": "6", "DD": "8"])
            let truth = RuleHost.truths(of: graph, binding: binding, asOf: Self.asOf)[0].truth
            #expect(truth >= last)
            last = truth
        }
        #expect(last == .yes)
    }

    @Test func `a decision is the same document every time`() throws {
        let rule = EvaluableRule.sketch(try RefugeeWindowTests.graph())
        let binding = TableBinding([.init(name: "AA", facts: ["indicator population": .number("5")])])
        let one = RuleHost.evaluate(rule, binding: binding, at: .test)
        #expect(one == RuleHost.evaluate(rule, binding: binding, at: .test))
    }
}
