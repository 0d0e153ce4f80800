import AidModel
import RuleModel
import Testing

@testable import RuleHost

/// Every limit of a rule graph, at its figure and one beyond.
@Suite struct LimitTests {
    static func code(_ build: (inout RuleSketch) -> Int) -> String? {
        var sketch = RuleSketch(parameters: GraphTests.parameters)
        let clause = build(&sketch)
        do {
            _ = try sketch.graph(sketch.add(.eligibility, [clause]))
            return nil
        } catch {
            return (error as? GraphFault)?.code
        }
    }

    static func known(_ sketch: inout RuleSketch, _ label: String) -> Int {
        sketch.add(.known, [sketch.indicator("population")], label: label)
    }

    /// Clauses over one fact, in a tree of `all` with at most so many children.
    static func many(_ count: Int, _ sketch: inout RuleSketch) -> Int {
        let clauses = (0..<count).map { known(&sketch, "c\($0)") }
        let groups = stride(from: 0, to: count, by: 1000).map { start in
            sketch.add(.all, Array(clauses[start..<min(start + 1000, count)]))
        }
        return sketch.add(.any, groups)
    }

    @Test(arguments: [(1000, nil as String?), (1001, "limit")])
    func `a node has at most 1,000 parts`(_ count: Int, _ code: String?) {
        #expect(
            Self.code { sketch in
                let clauses = (0..<count).map { Self.known(&sketch, "c\($0)") }
                return sketch.add(.all, clauses)
            } == code)
    }

    // Beside the clauses: subject, indicator, five groups, `any`, the root.
    @Test(arguments: [(4087, nil as String?), (4088, "limit")])
    func `a rule has at most 4,096 nodes`(_ count: Int, _ code: String?) {
        #expect(Self.code { Self.many(count, &$0) } == code)
    }

    // Sixteen groups of 1000, 999, … repetitions of one clause are 15,880 edges; the groups, the clause, its indicator and
    // the answer 19 more.
    @Test(arguments: [(485, nil as String?), (486, "limit")])
    func `a rule has at most 16,384 edges`(_ rest: Int, _ code: String?) {
        #expect(
            Self.code { sketch in
                let clause = Self.known(&sketch, "a clause")
                let groups = (0..<16).map { sketch.add(.all, Array(repeating: clause, count: 1000 - $0)) }
                return sketch.add(.any, groups + Array(repeating: clause, count: rest))
            } == code)
    }

    // Clause, indicator and subject lie under the combinators, the root above them.
    @Test(arguments: [(60, nil as String?), (61, "limit")])
    func `a rule is nested at most 64 deep`(_ count: Int, _ code: String?) {
        #expect(
            Self.code { sketch in
                var clause = Self.known(&sketch, "a clause")
                for _ in 0..<count { clause = sketch.add(.none, [clause]) }
                return clause
            } == code)
    }

    @Test(arguments: [(160, nil as String?), (161, "limit")])
    func `a label has at most 160 bytes`(_ count: Int, _ code: String?) {
        #expect(Self.code { Self.known(&$0, String(repeating: "x", count: count)) } == code)
    }

    @Test(arguments: [(409, 96, nil as String?), (409, 97, "limit")])
    func `all labels have at most 64 KiB`(_ count: Int, _ last: Int, _ code: String?) {
        #expect(
            Self.code { sketch in
                let clauses = (0..<count).map { number in
                    let name = "\(number)-"
                    return Self.known(&sketch, name + String(repeating: "x", count: 160 - name.utf8.count))
                }
                return sketch.add(.all, clauses + [Self.known(&sketch, String(repeating: "y", count: last))])
            } == code)
    }

    @Test(arguments: [(256, nil as String?), (257, "limit")])
    func `a rule has at most 256 tests over lists`(_ count: Int, _ code: String?) {
        #expect(
            Self.code { sketch in
                let list = sketch.add(.series, [sketch.add(.subject)], text: "battle_deaths")
                let test = sketch.add(.known, [sketch.add(.member, [list])], label: "known")
                return sketch.add(.all, (0..<count).map { sketch.add(.anyOf, [list, test], label: "t\($0)") })
            } == code)
    }

    @Test(arguments: [(3, nil as String?), (4, "limit")])
    func `lists lie in one another at most three deep`(_ depth: Int, _ code: String?) {
        #expect(
            Self.code { sketch in
                let list = sketch.add(.series, [sketch.add(.subject)], text: "battle_deaths")
                let members = (0..<depth).map { sketch.add(.member, [list], level: $0) }
                var clause = sketch.add(.all, members.enumerated().map { sketch.add(.known, [$1], label: "m\($0)") })
                for level in (0..<depth).reversed() {
                    clause = sketch.add(.anyOf, [list, clause], label: "level \(level)", level: level)
                }
                return clause
            } == code)
    }

    // MARK: Cost

    /// So many subjects, each with a list of so many members that nobody has to build.
    struct WideBinding: SubjectBinding {
        let kind = Subject.Kind.state
        let subjects: [Subject]
        let most: Int

        init(_ count: Int, most: Int) {
            subjects = (0..<count).map { Subject(.state, "S\($0)") }
            self.most = most
        }

        func record(of subject: Int) -> Member { Member("S\(subject)", handle: .init(.state, subject)) }
        func recipient(of subject: Int) -> String? { nil }
        func fact(_ question: Question, of member: Member) -> Fact { .number("5") }
        func members(_ question: Question, of member: Member) -> MemberList { MemberList([]) }
        func sectors(_ list: String, ofActivities activities: [ListMember]) -> MemberList { MemberList([]) }
        func extent(of question: Question, kind: RecordKind) -> ListExtent {
            ListExtent(total: most * subjects.count, most: most)
        }
    }

    static func cost(_ binding: WideBinding, _ build: (inout RuleSketch) -> Int) throws -> GraphCost {
        var sketch = RuleSketch(parameters: GraphTests.parameters + PeerTests.parameters)
        let graph = try sketch.graph(sketch.add(.eligibility, [build(&sketch)]))
        return GraphCost(GraphEvaluation(graph, binding: binding, asOf: PropertyTests.asOf))
    }

    /// For each activity, whether there is another that is open.
    static func pairs(_ sketch: inout RuleSketch) -> Int {
        let list = sketch.add(.list, [sketch.add(.subject)], text: "activities")
        let other = sketch.add(.member, [list], level: 1)
        let isOpen = sketch.add(.holds, [sketch.add(.field, [other], text: "is_open")], label: "open")
        let start = sketch.add(
            .known, [sketch.add(.field, [sketch.add(.member, [list])], text: "start")], label: "start")
        let inner = sketch.add(.anyOf, [list, sketch.add(.all, [isOpen, start])], label: "another", level: 1)
        return sketch.add(.anyOf, [list, inner], label: "pairs")
    }

    @Test func `all activities with all activities are refused at 50,000, naming the lists`() throws {
        let cost = try Self.cost(WideBinding(1, most: 50_000), Self.pairs)
        #expect(cost.isTooHigh)
        #expect(cost.refusal.hasSuffix("more than the 1073741824 allowed; most of it by activities × activities"))
        let rule = EvaluableRule.sketch(
            try {
                var sketch = RuleSketch()
                return try sketch.graph(sketch.add(.eligibility, [Self.pairs(&sketch)]))
            }())
        let decision = RuleHost.evaluate(rule, binding: WideBinding(1, most: 50_000), at: .test)[0]
        #expect(decision.answer == .indeterminate)
        #expect(decision.cause == .limit)
        #expect(decision.reasons.map(\.text) == [cost.refusal])
    }

    @Test func `peers with peers pass at 200 states`() throws {
        let cost = try Self.cost(WideBinding(200, most: 0)) { sketch in
            let peers = PeerTests.peers(&sketch)
            let (one, other) = (sketch.add(.member, [peers]), sketch.add(.member, [peers], level: 1))
            let values = [one, other].map { sketch.add(.indicator, [$0], text: "population") }
            let inner = sketch.add(
                .anyOf, [peers, sketch.add(.above, values, label: "larger")], label: "another", level: 1)
            return sketch.add(.anyOf, [peers, inner], label: "pairs")
        }
        #expect(!cost.isTooHigh)
        #expect(cost.rows > 200 * 200 * 200)
    }

    @Test func `a rule without lists costs its nodes for each subject`() throws {
        let cost = try Self.cost(WideBinding(1000, most: 9)) { Self.known(&$0, "known") }
        #expect(cost.rows == 4 * 1000)
    }

    @Test func `a member costs a row for each member, and its list once for each subject`() throws {
        let cost = try Self.cost(WideBinding(10, most: 7)) { sketch in
            let list = sketch.add(.series, [sketch.add(.subject)], text: "battle_deaths")
            let test = sketch.add(.known, [sketch.add(.member, [list])], label: "known")
            return sketch.add(.anyOf, [list, test], label: "any")
        }
        // Subject, list, quantifier and root for ten; the quantifier passes over seventy members, and the member and its
        // clause have as many rows.
        #expect(cost.rows == 4 * 10 + 3 * 70)
    }
}
