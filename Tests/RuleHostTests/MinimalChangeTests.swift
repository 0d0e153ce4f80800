import AidModel
import RuleModel
import Testing

@testable import RuleHost

@Suite struct MinimalChangeTests {
    typealias Change = MinimalChange.Change

    private func outlook(_ refugees: String?, _ population: String?, attested: Bool?) throws -> DecisionOutlook {
        let judgement = RuleInput(.judgement, "protection-framework", filledBy: "UNHCR")
        let record = TableBinding.Record(
            name: "AA",
            facts: [
                "indicator refugees_hosted": .number(refugees), "indicator population": .number(population),
                "judgement protection-framework": attested.map { Fact(.flag($0)) } ?? Fact(absent: .judgement),
            ])
        let rule = EvaluableRule.sketch(try RefugeeWindowTests.graph([judgement]))
        return try #require(PreparedRule(rule, binding: TableBinding([record]), at: .test).outlook(of: 0))
    }

    @Test func `the smallest set has what each alternative lacks least of`() throws {
        let change = try #require(try outlook("18000", "20000000", attested: false).change)
        #expect(
            change
                == MinimalChange(
                    answer: .eligible,
                    changes: [
                        Change(
                            what: "indicator refugees_hosted", present: "18000 persons",
                            needed: "at least 20000 persons",
                            maker: .dataUpdate),
                        Change(
                            what: "judgement protection-framework", present: "no", needed: "yes", maker: .dataUpdate,
                            who: "UNHCR"),
                    ], isSmallest: true))
    }

    @Test func `an answer that is yes is lost by one figure`() throws {
        let change = try #require(try outlook("30000", "20000000", attested: true).change)
        #expect(change.answer == .ineligible)
        #expect(change.changes.map { "\($0.what) \($0.needed)" } == ["indicator refugees_hosted below 20000 persons"])
    }

    @Test func `what is missing is part of the set and asked for by how much hangs on it`() throws {
        let found = try outlook(nil, nil, attested: true)
        #expect(found.change?.changes.map(\.what) == ["indicator refugees_hosted"])
        #expect(found.change?.changes.map(\.present) == [nil])
        #expect(
            found.open == [
                OpenFact(what: "indicator refugees_hosted", of: "AA", settles: 0, maySettle: 1),
                OpenFact(what: "indicator population", of: "AA"),
            ])
        let other = try outlook("20000", nil, attested: nil)
        #expect(other.open.map(\.what) == ["indicator population", "judgement protection-framework"])
        #expect(other.open.map(\.maySettle) == [1, 1])
    }

    // MARK: Exhaustive search

    /// All values that the random rules' limits and these facts can tell apart.
    private static let grid = (0...20).map { Fact.number("\($0 / 2).\($0 % 2 == 0 ? "0" : "5")") }
    private static let names = ["population", "refugees_hosted", "internally_displaced"].map { "indicator \($0)" }

    /// Whether other values of some facts give another truth.
    private func flips(_ graph: RuleGraph, _ record: TableBinding.Record, _ changed: [String], _ target: Truth) -> Bool
    {
        var records = [record]
        for name in changed {
            let values = name.hasPrefix("judgement") ? [Fact(.flag(true)), Fact(.flag(false))] : Self.grid
            records = records.flatMap { record in
                values.map { value in
                    var other = record
                    other.facts[name] = value
                    return other
                }
            }
        }
        return RuleHost.truths(of: graph, binding: TableBinding(records), asOf: PropertyTests.asOf).contains {
            $0.truth == target
        }
    }

    @Test(arguments: 0..<40)
    func `no smaller set exists, by exhaustive search`(_ seed: Int) throws {
        var rule = RandomRule(seed: UInt64(1_000 + seed * 4))
        let graph = try rule.factGraph()
        var world = RandomWorld(seed: UInt64(seed))
        let binding = world.binding(6)
        let outlooks = Self.outlooks(graph, binding)
        let truths = RuleHost.truths(of: graph, binding: binding, asOf: PropertyTests.asOf)
        for (index, record) in binding.records.enumerated() where truths[index].standing != .doesNotApply {
            guard let change = outlooks[index]?.change, change.isSmallest else { continue }
            let facts = Set(graph.leaves.map { Question(leaf: graph.nodes[$0], of: graph).words })
            let names = (Self.names + ["judgement framework"]).filter(facts.contains)
            let target: Truth = truths[index].truth == .yes ? .no : .yes
            for set in (1..<max(change.changes.count, 1)).flatMap({ $0 < 3 ? Self.subsets(names, $0) : [] }) {
                if flips(graph, record, set, target) {
                    Issue.record(
                        "\(set) is enough for \(record.name), where \(change.changes.map(\.what)) was said"
                    )
                }
            }
        }
    }

    @Test func `many sets are proved to be the smallest, and every set gives the answer it promises`() throws {
        var (proved, all) = (0, 0)
        for seed in 0..<40 {
            var rule = RandomRule(seed: UInt64(1_000 + seed * 4))
            let graph = try rule.factGraph()
            var world = RandomWorld(seed: UInt64(seed))
            let outlooks = Self.outlooks(graph, world.binding(6))
            for change in outlooks.compactMap({ $0?.change }) {
                (proved, all) = (proved + (change.isSmallest ? 1 : 0), all + 1)
            }
        }
        #expect(all > 200)
        #expect(proved * 10 > all * 4)
    }

    private static func outlooks(_ graph: RuleGraph, _ binding: TableBinding) -> [DecisionOutlook?] {
        let prepared = PreparedRule(.sketch(graph), binding: binding, at: .test)
        return binding.records.indices.map(prepared.outlook)
    }

    private static func subsets(_ names: [String], _ count: Int) -> [[String]] {
        guard count > 0 else { return [[]] }
        return names.indices.flatMap { first in
            subsets(Array(names[(first + 1)...]), count - 1).map { [names[first]] + $0 }
        }
    }
}
