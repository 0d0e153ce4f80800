import AidModel
import RuleModel
import Synchronization
import TestSupport
import Testing

@testable import RuleHost

/// Rules asked together answer as each alone, however the subjects are cut and whoever works at it.
@Suite struct PopulationTests {
    static let asOf = DifferentialTests.asOf
    static let chunk = 16

    @Test(arguments: 0..<25)
    func `rules together tell of every subject what each tells alone`(_ seed: Int) throws {
        let graphs = try Self.graphs(seed)
        var world = RandomWorld(seed: UInt64(seed) &* 104_729)
        let binding = world.binding(75)
        let together = Population(graphs, binding: binding, asOf: Self.asOf, chunk: Self.chunk).answers()
        for (graph, answers) in zip(graphs, together) {
            let alone = DifferentialTests.columns(graph, binding)
            #expect(answers[0].truths == alone.map(\.truth.rawValue))
            #expect(answers[0].standings == alone.map(\.standing.rawValue))
        }
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "4611686018427387904.5"])
    func `numbers beyond the loops' width change no answer`(_ large: String) throws {
        let graphs = try Self.graphs(3)
        var world = RandomWorld(seed: 3)
        var binding = world.binding(40)
        for row in stride(from: 0, to: 20, by: 3) {
            binding.records[row].facts["indicator population"] = .number(large)
        }
        let together = Population(graphs, binding: binding, asOf: Self.asOf, chunk: Self.chunk).answers()
        for (graph, answers) in zip(graphs, together) {
            #expect(answers[0].truths == DifferentialTests.columns(graph, binding).map(\.truth.rawValue))
        }
    }

    @Test(arguments: [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk])
    func `the borders of chunks change no answer and no order, on any number of threads`(_ count: Int) throws {
        let graphs = try Self.graphs(1)
        var world = RandomWorld(seed: 11)
        let binding = world.binding(count)
        let whole = Population(graphs, binding: binding, asOf: Self.asOf, chunk: 1000)
        let alone = graphs.map { BoundRule($0, binding: binding, asOf: Self.asOf).answers() }
        #expect(whole.answers() == alone)
        let cut = Population(graphs, binding: binding, asOf: Self.asOf, chunk: Self.chunk)
        for threads in [1, 2, 8] {
            #expect(cut.answers(threads: threads) == alone)
            #expect(cut.counts(threads: threads) == alone.map(Self.counts))
        }
    }

    @Test func `what several rules ask is read once of each subject, and of each member of its list`() throws {
        let graphs = try [Self.reading("limit", "5"), Self.reading("limit", "7"), Self.reading("limit", "7")]
        var world = RandomWorld(seed: 5)
        let binding = CountedReads(world.binding(40))
        let population = Population(graphs, binding: binding, asOf: Self.asOf, chunk: Self.chunk)
        #expect(population.questionCount == 3)
        let prepared = binding.reads
        _ = population.counts()
        let reads = Self.difference(binding.reads, prepared)
        let members = binding.subjects.indices.flatMap { row in
            binding.members(Question(.list, "activities"), of: binding.record(of: row)).members
        }
        #expect(!members.isEmpty)
        #expect(
            reads == [
                "indicator population": 40, "list activities": 40, "field spending": members.count,
            ])
    }

    @Test func `another age that is allowed is another question; another reference is not`() throws {
        let inputs: [[RuleInput]] = [
            [], [RuleInput(.indicator, "population", maxAge: CalendarSpan("2y"))],
            [RuleInput(.indicator, "population", maxAge: CalendarSpan("3y"), reference: "a law")],
            [RuleInput(.indicator, "population", onMissing: .countsAsMet, maxAge: CalendarSpan("3y"))],
            [RuleInput(.indicator, "population", onMissing: .useLast(try #require(CalendarSpan("3y"))))],
        ]
        let graphs = try inputs.map { inputs in
            var sketch = RuleSketch(inputs: inputs)
            let known = sketch.add(.known, [sketch.indicator("population")], label: "known")
            return try sketch.graph(sketch.add(.eligibility, [known]))
        }
        let binding = TableBinding([.init(name: "A")])
        #expect(Population(graphs, binding: binding, asOf: Self.asOf).questionCount == 4)
    }

    @Test func `a rule that costs too much is told of nobody, and does not keep the others`() throws {
        let binding = LimitTests.WideBinding(3, most: 50_000)
        var sketch = RuleSketch()
        let dear = try sketch.graph(sketch.add(.eligibility, [LimitTests.pairs(&sketch)]))
        let graphs = [dear, try Self.reading("limit", "4")]
        let counts = Population(graphs, binding: binding, asOf: Self.asOf).counts(threads: 2)
        #expect(counts.map(\.unknown) == [3, 0])
        #expect(graphs.map { BoundRule($0, binding: binding, asOf: Self.asOf).answers() }.map(Self.counts) == counts)
    }

    @Test func `nothing that was read of the subjects stays once they are told`() throws {
        weak var kept: CountedReads?
        do {
            var world = RandomWorld(seed: 5)
            let binding = CountedReads(world.binding(40))
            kept = binding
            let graph = try Self.reading("limit", "5")
            _ = Population([graph], binding: binding, asOf: Self.asOf, chunk: Self.chunk).counts()
            _ = BoundRule(graph, binding: binding, asOf: Self.asOf).answers()
        }
        #expect(kept == nil)
    }

    // MARK: Rules

    static func graphs(_ seed: Int) throws -> [RuleGraph] {
        try (0..<8).map { part in
            var rule = RandomRule(seed: UInt64(seed * 8 + part))
            return try rule.graph()
        }
    }

    /// Enough people, or an activity that spends more than a limit.
    static func reading(_ name: String, _ limit: String) throws -> RuleGraph {
        var sketch = RuleSketch(parameters: [.number("people", limit, "persons"), .number(name, limit, "usd")])
        let many = sketch.add(
            .atLeast, [sketch.indicator("population"), sketch.parameter("people")], label: "people")
        let list = sketch.add(.list, [sketch.add(.subject)], text: "activities")
        let spending = sketch.add(.field, [sketch.add(.member, [list])], text: "spending")
        let test = sketch.add(.above, [spending, sketch.parameter(name)], label: "spends")
        let any = sketch.add(.any, [many, sketch.add(.anyOf, [list, test], label: "an activity")])
        return try sketch.graph(sketch.add(.eligibility, [any]))
    }

    static func counts(_ answers: [BoundRule.Answers]) -> Population.Counts {
        func count(_ truth: Truth) -> Int { answers[0].truths.count { $0 == truth.rawValue } }
        return Population.Counts(no: count(.no), unknown: count(.unknown), yes: count(.yes))
    }

    static func difference(_ after: [String: Int], _ before: [String: Int]) -> [String: Int] {
        after.merging(before) { $0 - $1 }.filter { $0.value != 0 }
    }
}

/// Counts what is read of each record through it, by question.
final class CountedReads: SubjectBinding {
    private let base: TableBinding
    private let counts = Mutex<[String: Int]>([:])

    init(_ base: TableBinding) { self.base = base }

    var reads: [String: Int] { counts.withLock { $0 } }
    var kind: Subject.Kind { base.kind }
    var subjects: [Subject] { base.subjects }
    func record(of subject: Int) -> Member { base.record(of: subject) }
    func recipient(of subject: Int) -> String? { base.recipient(of: subject) }

    func fact(_ question: Question, of member: Member) -> Fact {
        counts.withLock { $0[question.words, default: 0] += 1 }
        return base.fact(question, of: member)
    }

    func members(_ question: Question, of member: Member) -> MemberList {
        counts.withLock { $0[question.words, default: 0] += 1 }
        return base.members(question, of: member)
    }

    func sectors(_ list: String, ofActivities activities: [ListMember]) -> MemberList {
        base.sectors(list, ofActivities: activities)
    }
}
