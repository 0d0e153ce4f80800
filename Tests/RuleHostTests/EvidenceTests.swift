import AidModel
import RuleModel
import Testing

@testable import RuleHost

/// Evidence is what was read: other facts change nothing, and a fact past its printed distance flips its clause.
@Suite struct EvidenceTests {
    /// A fact or list of one record of a binding.
    struct Place: Hashable {
        var record: String
        var words: String
    }

    /// The places of a binding that a decision says it read.
    static func places(of decision: Decision, _ binding: TableBinding) -> Set<Place> {
        var places: Set<Place> = []
        for evidence in decision.evidence {
            let words = evidence.question.split(separator: " ").map(String.init)
            if words[0].hasPrefix("peer") || words[0] == "rank_in" {
                // Who is in a group is told by the values of all; what is told of a group, by those of its members.
                let names =
                    words[0] == "peers_in_band" ? binding.records.map(\.name) : evidence.members + evidence.lacking
                for name in names { places.insert(Place(record: name, words: "indicator \(words[1])")) }
            } else if words[0] == "list" || words.count == 3 {
                places.insert(Place(record: decision.subject.id, words: words[1]))
            }
            places.insert(Place(record: evidence.record ?? decision.subject.id, words: evidence.question))
        }
        return places
    }

    /// Every place of a binding.
    static func places(in binding: TableBinding) -> [Place] {
        binding.records.flatMap { record in
            (record.facts.keys.sorted() + record.lists.keys.sorted()).map { Place(record: record.name, words: $0) }
        }
    }

    static func fact(_ place: Place, _ binding: TableBinding) -> Fact? {
        binding.records.first { $0.name == place.record }?.facts[place.words]
    }

    static func mutate(_ place: Place, in binding: inout TableBinding) {
        guard let row = binding.records.firstIndex(where: { $0.name == place.record }) else { return }
        if binding.records[row].lists[place.words] != nil {
            binding.records[row].lists[place.words] = MemberList(absent: .consent)
        } else {
            binding.records[row].facts[place.words] = Fact(absent: .error)
        }
    }

    @Test(arguments: 600..<660)
    func `a fact that is not in evidence never changes the decision`(_ seed: Int) throws {
        var rule = RandomRule(seed: UInt64(seed))
        let evaluable = EvaluableRule.sketch(try rule.graph())
        var world = RandomWorld(seed: UInt64(seed))
        let binding = world.binding(20)
        // A fact of a state to which the question does not apply keeps it out of every group, and out of what is printed.
        let places = Self.places(in: binding).filter { Self.fact($0, binding)?.standing != .doesNotApply }
        var mutated = 0
        for decision in RuleHost.evaluate(evaluable, binding: binding, at: .test) {
            let read = Self.places(of: decision, binding)
            let others = places.filter { !read.contains($0) }
            mutated += others.count
            guard !Self.isSame(decision, evaluable, binding, without: others) else { continue }
            let culprits = others.filter { !Self.isSame(decision, evaluable, binding, without: [$0]) }
            Issue.record(
                "\(decision.subject.id) of rule \(seed) read \(culprits.map { "\($0.record): \($0.words)" }) without saying so"
            )
        }
        #expect(mutated > 0)
    }

    /// Whether a decision stays the same when facts and lists are taken away.
    static func isSame(
        _ decision: Decision, _ rule: EvaluableRule, _ binding: TableBinding, without places: [Place]
    ) -> Bool {
        var other = binding
        for place in places { mutate(place, in: &other) }
        return RuleHost.decisions(of: [decision.subject], rule, other) == [decision]
    }

    @Test func `a fact past its printed distance flips its clause, and short of it does not`() throws {
        let flipped = try (600..<760).reduce(0) { try $0 + Self.flips(UInt64($1)) }
        #expect(flipped > 150)
    }

    /// How many clauses of a random rule were flipped.
    static func flips(_ seed: UInt64) throws -> Int {
        var flipped = 0
        var rule = RandomRule(seed: seed)
        let graph = try rule.graph()
        var world = RandomWorld(seed: seed)
        let binding = world.binding(12)
        let limits = Limits(graph)
        for decision in RuleHost.evaluate(.sketch(graph), binding: binding, at: .test) {
            for clause in flattened(decision.clauses) {
                guard let indicator = limits.indicators[clause.label], clause.truth != .unknown,
                    let distance = clause.distance?.split(separator: " ").first.flatMap({ FixedDecimal(String($0)) })
                else { continue }
                flipped += 1
                try expectFlip(clause, indicator, distance, decision.subject, graph, binding)
            }
        }
        return flipped
    }

    /// Just past the distance on the side of the limit the clause is other than it was; just short of it, it is the same.
    static func expectFlip(
        _ clause: EvaluatedClause, _ indicator: String, _ distance: FixedDecimal, _ subject: Subject,
        _ graph: RuleGraph, _ binding: TableBinding
    ) throws {
        let row = try #require(binding.records.firstIndex { $0.name == subject.id })
        let words = "indicator \(indicator)"
        guard case .number(let value) = binding.records[row].facts[words]?.value else {
            Issue.record("\(words) of \(subject.id) is printed and not there")
            return
        }
        let isUp = ["at_least", "above"].contains(clause.operation) == (clause.truth == .no)
        for (step, flips) in [("0.000001", true), ("-0.000001", false)] {
            let size = try #require(FixedDecimal(step).flatMap { distance.adding($0) })
            if size < .zero { continue }
            var other = binding
            let moved = try #require(isUp ? ExactNumber(size) : ExactNumber(size).negated)
            other.records[row].facts[words]?.value = .number(try #require(value.adding(moved)))
            let after = RuleHost.decisions(of: [subject], .sketch(graph), other)
            let same = try #require(flattened(after[0].clauses).first { $0.label == clause.label })
            #expect((same.truth != clause.truth) == flips, "\(clause.label): \(value) moved by \(moved)")
        }
    }

    /// The labels of clauses that compare an indicator of the subject with a parameter.
    struct Limits {
        var indicators: [String: String] = [:]

        init(_ graph: RuleGraph) {
            for node in graph.nodes where [.atLeast, .atMost, .above, .below].contains(node.operation) {
                let (left, right) = (graph.nodes[node.operands[0]], graph.nodes[node.operands[1]])
                guard left.operation == .indicator, right.operation == .parameter,
                    graph.nodes[left.operands[0]].operation == .subject
                else { continue }
                indicators[node.label] = left.attributes.text
            }
        }
    }

    static func flattened(_ clauses: [EvaluatedClause]) -> [EvaluatedClause] {
        clauses.filter { !$0.isRepeated }.flatMap { [$0] + flattened($0.children) }
    }
}
