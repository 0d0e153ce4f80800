public import AidModel
import Deconfliction
import Findings
public import LuaSandbox
public import Rendering
import RuleHost
import RuleModel
import RuleTooling

/// Times the rules of packs: staging, reading facts, telling truth and cause, deciding with explanation.
public struct BenchUseCase: Sendable {
    /// From when on a rule is called slow: `truth` in nanoseconds a subject, the others in microseconds.
    public enum Slow {
        /// Staging once.
        public static let staging = 1000.0
        /// Truth and cause of a subject.
        public static let truth = 150.0
        /// Ninety-five of a hundred decisions.
        public static let decision = 20.0
    }

    private let paths: [String]
    private let asOf: CalendarDate
    private let subjects: Int
    private let rounds: Int
    private let isolation: Isolation

    /// Times the packs under some paths.
    ///
    /// - Parameters:
    ///   - asOf: the day that rules are asked about.
    ///   - subjects: how many are made up for each rule where there is no data.
    ///   - rounds: how often each time is taken; the median of them counts.
    ///   - isolation: where packs run.
    public init(
        paths: [String], asOf: CalendarDate, subjects: Int = 10_000, rounds: Int = 5, isolation: Isolation
    ) {
        self.isolation = isolation
        (self.paths, self.asOf, self.subjects, self.rounds) = (paths, asOf, max(subjects, 1), max(rounds, 1))
    }

    /// Times every rule, on data or on made-up subjects. That no rule was timed is "could not", never a success.
    public func run(
        on workspace: Workspace?, failOn: FailOn
    ) throws(Segment.LayoutError) -> (report: BenchReport, status: ExitStatus) {
        let sources = try workspace.map { workspace throws(Segment.LayoutError) in
            try EvaluateUseCase.sources(workspace, asOf: asOf)
        }
        let (directories, missing) = PackSearch.packs(under: paths)
        var (rules, findings): ([BenchReport.Rule], [Finding]) = ([], missing)
        for directory in directories {
            let (pack, found) = PackLoader.load(directory)
            findings += found
            for file in pack?.rules ?? [] {
                guard let pack else { continue }
                let (rule, found) = time(file, of: pack, sources)
                findings += found
                if let rule { rules.append(rule) }
            }
        }
        rules.sort { ($1.explanation.p95, $0.pack, $0.rule) < ($0.explanation.p95, $1.pack, $1.rule) }
        let report = BenchReport(
            asOf: asOf, isGenerated: sources == nil, isOptimised: Self.isOptimised, rules: rules,
            findings: findings.sorted())
        return (report, rules.isEmpty ? .couldNot : failOn.status(of: findings))
    }

    private static var isOptimised: Bool {
        #if DEBUG
            false
        #else
            true
        #endif
    }

    private func time(
        _ file: PackFile, of pack: Pack, _ sources: SnapshotBinding.Sources?
    ) -> (BenchReport.Rule?, [Finding]) {
        let stager = Stager(pack: pack, isolation: isolation)
        let place = SourceLocation(file: file.shownPath, line: 1)
        let (rule, findings) = stager.stage(file, asOf: asOf)
        guard let rule else { return (nil, findings) }
        guard let binding = binding(of: rule, sources) else {
            let kind = rule.subject.rawValue
            return (
                nil,
                findings + [
                    Finding(.warning, "rule.subject-not-asked", "rules about a `\(kind)` are not asked yet", at: place)
                ]
            )
        }
        let evaluable = EvaluableRule(rule, of: pack)
        let moment = RuleHost.Moment(snapshotHash: "", asOf: asOf, knownAt: nil, sources: [])
        let prepared = PreparedRule(evaluable, binding: binding, at: moment)
        if let refusal = prepared.refusal {
            return (nil, findings + [Finding(.error, "rule.cost", refusal, at: place)])
        }
        let scope =
            sources == nil ? Array(binding.subjects.indices) : binding.subjects(in: rule.scope).inside
        var times = BenchReport.Rule(
            pack: pack.id, rule: rule.id, subject: rule.subject.rawValue, file: file.shownPath,
            nodes: rule.graph.nodes.count, subjects: scope.count, staging: 0, binding: 0, truth: 0,
            explanation: .init([]), slow: [])
        times.staging = median { _ = stager.stage(file, asOf: asOf) } / 1000
        measure(&times, rule.graph, binding, prepared, scope)
        times.slow = Self.reasons(times)
        let slow = times.slow.map { Finding(.warning, "rule.slow", "`\(rule.id)`: \($0)", at: place) }
        return (times, findings + slow)
    }

    private func binding(of rule: StagedRule, _ sources: SnapshotBinding.Sources?) -> (any SubjectBinding)? {
        if let sources { return SnapshotBinding(rule.subject, in: sources) }
        return GeneratedSubjects(for: rule.graph, count: subjects, asOf: asOf)
    }

    private func measure(
        _ times: inout BenchReport.Rule, _ graph: RuleGraph, _ binding: any SubjectBinding, _ prepared: PreparedRule,
        _ scope: [Int]
    ) {
        let all = Double(max(binding.subjects.count, 1))
        times.binding = median { _ = BoundRule(graph, binding: binding, asOf: asOf) } / all
        let bound = BoundRule(graph, binding: binding, asOf: asOf)
        times.truth = median(atLeast: 5e6) { _ = bound.answers() } / all
        let step = max(scope.count / 2000, 1)
        let asked = stride(from: 0, to: scope.count, by: step).map { scope[$0] }
        let one = asked.map { subject in
            median { _ = prepared.decision(of: subject) } / 1000
        }
        times.explanation = .init(one)
    }

    private static func reasons(_ times: BenchReport.Rule) -> [String] {
        var reasons: [String] = []
        if times.staging > Slow.staging { reasons.append("staging takes over a millisecond") }
        if times.truth > Slow.truth { reasons.append("truth and cause take over 150 ns a subject") }
        if times.explanation.p95 > Slow.decision { reasons.append("one decision in twenty takes over 20 µs") }
        return reasons
    }

    /// The median of some rounds, in nanoseconds for doing the work once.
    ///
    /// Work that is over soon is done often enough in each round that the clock's own steps do not show.
    private func median(atLeast least: Double = 0, _ work: () -> Void) -> Double {
        let once = Self.nanoseconds(work)
        let times = max(Int(least / max(once, 1)), 1)
        let rounds = (0..<rounds).map { _ in
            Self.nanoseconds { for _ in 0..<times { work() } } / Double(times)
        }
        return rounds.sorted()[rounds.count / 2]
    }

    private static func nanoseconds(_ work: () -> Void) -> Double {
        let (seconds, attoseconds) = ContinuousClock().measure(work).components
        return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
    }
}
