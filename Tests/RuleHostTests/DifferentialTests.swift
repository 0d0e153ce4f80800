import AidModel
import RuleModel
import Testing

@testable import RuleHost

/// Three evaluators, in tight loops, by columns and by recursion, on generated rules and subjects.
@Suite struct DifferentialTests {
    static let asOf = CalendarDate(dayNumber: 18_793)
    static let subjects = 520

    @Test(arguments: 0..<200)
    func `columns and recursion give the same answers`(_ seed: Int) throws {
        var rule = RandomRule(seed: UInt64(seed))
        let graph = try rule.graph()
        var world = RandomWorld(seed: UInt64(seed) &* 7919)
        let binding = world.binding(Self.subjects)
        let columns = RuleHost.truths(of: graph, binding: binding, asOf: Self.asOf)
        let explained = Self.columns(graph, binding)
        #expect(columns.map(\.truth) == explained.map(\.truth))
        #expect(columns.map(\.standing) == explained.map(\.standing))
        let naive = NaiveEvaluator(graph: graph, binding: binding, asOf: Self.asOf)
        let differing = columns.indices.filter { index in
            Self.isDifferent(columns[index], naive.answer(of: index))
        }
        #expect(columns.count == Self.subjects)
        #expect(
            differing == [], "\(graph.nodes.map { "\($0.operation.name)\($0.operands)\($0.attributes.text ?? "")" })")
    }

    /// The evaluation that explanations are made of.
    static func columns(_ graph: RuleGraph, _ binding: TableBinding) -> [TruthCell] {
        let evaluation = GraphEvaluation(graph, binding: binding, asOf: asOf)
        let frame = EvaluationFrame(subjects: binding.subjects.indices.map { binding.record(of: $0) })
        return evaluation.column(graph.nodes[graph.root].operands[0], frame).truths
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "4611686018427387904.5", "0", "123456789012"])
    func `numbers beyond the loops' width give the same answers`(_ large: String) throws {
        for seed in 500..<520 {
            var rule = RandomRule(seed: UInt64(seed))
            let graph = try rule.graph()
            var world = RandomWorld(seed: UInt64(seed))
            var binding = world.binding(30)
            for row in stride(from: 0, to: 30, by: 3) {
                binding.records[row].facts["indicator population"] = .number(large)
            }
            let results = RuleHost.truths(of: graph, binding: binding, asOf: Self.asOf)
            let explained = Self.columns(graph, binding)
            #expect(results.map(\.truth) == explained.map(\.truth))
            #expect(results.map(\.standing) == explained.map(\.standing))
        }
    }

    static func isDifferent(_ column: (truth: Truth, standing: Standing), _ naive: NaiveEvaluator.Value) -> Bool {
        switch naive {
        case .truth(let truth): column.truth != (truth ? .yes : .no)
        case .unknown(let standing): column.truth != .unknown || column.standing != standing
        default: true
        }
    }

    @Test func `the generated rules use every kind of answer`() throws {
        var counts: [Truth: Int] = [:]
        for seed in 0..<40 {
            var rule = RandomRule(seed: UInt64(seed))
            var world = RandomWorld(seed: UInt64(seed) &* 7919)
            let graph = try rule.graph()
            for result in RuleHost.truths(of: graph, binding: world.binding(50), asOf: Self.asOf) {
                counts[result.truth, default: 0] += 1
            }
        }
        #expect(Truth.allKnown.allSatisfy { (counts[$0] ?? 0) > 200 }, "\(counts)")
    }
}

extension Truth {
    static let allKnown: [Truth] = [.no, .unknown, .yes]
}
