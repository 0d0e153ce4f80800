import AidModel
import RuleModel
import Testing

@testable import RuleHost

/// Two evaluators, one by columns and one by recursion, on generated rules and subjects.
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
        let naive = NaiveEvaluator(graph: graph, binding: binding, asOf: Self.asOf)
        let differing = columns.indices.filter { index in
            Self.isDifferent(columns[index], naive.answer(of: index))
        }
        #expect(columns.count == Self.subjects)
        #expect(
            differing == [], "\(graph.nodes.map { "\($0.operation.name)\($0.operands)\($0.attributes.text ?? "")" })")
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
