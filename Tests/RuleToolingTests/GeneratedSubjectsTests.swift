import AidModel
import FoundationEssentials
import RuleHost
import RuleModel
import RuleTooling
import TestSupport
import Testing

/// Made-up subjects ask every rule that is shipped, and all ways of evaluating it agree on them.
@Suite struct GeneratedSubjectsTests {
    static let day = CalendarDate(dayNumber: 18_793)

    static let rules: [(name: String, graph: RuleGraph)] = {
        let folders = ["rules/packs", "rules/bench"].map { SharedData.packageRoot.appending(path: $0).path }
        return PackSearch.packs(under: folders).packs.flatMap { directory -> [(name: String, graph: RuleGraph)] in
            guard let pack = PackLoader.load(directory).pack else { return [] }
            return pack.rules.compactMap { file in
                Stager(pack: pack).stage(file, asOf: day).rule.map { ("\(pack.id)/\($0.id)", $0.graph) }
            }
        }
    }()

    @Test func `there are rules to ask`() {
        #expect(Self.rules.count >= 7)
        #expect(Self.rules.map(\.name).contains("eleven-clauses/eleven-clauses"))
    }

    @Test(arguments: rules.indices)
    func `loops and explanations tell the same of every subject`(_ index: Int) throws {
        let graph = Self.rules[index].graph
        let binding = try #require(GeneratedSubjects(for: graph, count: 600, asOf: Self.day))
        let answers = BoundRule(graph, binding: binding, asOf: Self.day).answers()
        let pack = PackReference(
            id: "p", version: "1", title: "", authorityIdentifier: "", authorityName: "", status: "", basis: [],
            hash: "")
        let rule = EvaluableRule(
            pack: pack, id: "r", title: "", kind: graph.kind, subject: graph.subject, outcome: .graph(graph))
        let moment = RuleHost.Moment(snapshotHash: "", asOf: Self.day, knownAt: nil, sources: [])
        let prepared = PreparedRule(rule, binding: binding, at: moment)
        #expect(prepared.refusal == nil)
        var seen: Set<Truth> = []
        for subject in stride(from: 0, to: 600, by: 7) {
            let decision = prepared.decision(of: subject)
            let clauses = decision.kind == .lens && !decision.signs.isEmpty ? decision.clauses : [decision.clauses[0]]
            for (part, clause) in zip(answers, clauses) where !clause.isRepeated {
                #expect(Truth(rawValue: part.truths[subject]) == clause.truth, "\(subject): \(clause.label)")
                #expect(Standing(rawValue: part.standings[subject])?.cause == clause.cause)
                seen.insert(clause.truth)
            }
        }
        #expect(seen.count >= 2, "the rule can go only one way")
    }

    @Test func `the same subjects are made up every time`() throws {
        let graph = Self.rules[0].graph
        let counts = try [50, 50].map { count in
            let binding = try #require(GeneratedSubjects(for: graph, count: count, asOf: Self.day))
            return BoundRule(graph, binding: binding, asOf: Self.day).answers()
        }
        #expect(counts[0] == counts[1])
    }
}
