public import AidModel
import Deconfliction
import Findings
public import LuaSandbox
public import Rendering
import RuleHost
import RuleModel
import RuleTooling

/// Times the rules of packs: each by itself (staging, reading facts, telling truth and cause, deciding with explanation),
/// and all about one kind of subject together.
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

    /// What is timed.
    public enum Measure: String, CaseIterable, Sendable {
        /// Each rule, and all together.
        case all
        /// Each rule by itself.
        case rules
        /// All rules about one kind of subject together.
        case population
    }

    private let paths: [String]
    private let asOf: CalendarDate
    private let subjects: Int
    private let rounds: Int
    private let isolation: Isolation
    private let measure: Measure
    private let threads: Int
    private let withScaling: Bool

    /// Times the packs under some paths.
    ///
    /// - Parameters:
    ///   - asOf: the day that rules are asked about.
    ///   - subjects: how many are made up for each rule where there is no data.
    ///   - rounds: how often each time is taken; the median of them counts.
    ///   - measure: what is timed.
    ///   - threads: how many work at a population together.
    ///   - withScaling: whether made-up populations of rising size are timed as well.
    ///   - isolation: where packs run.
    public init(
        paths: [String], asOf: CalendarDate, subjects: Int = 10_000, rounds: Int = 5, measure: Measure = .all,
        threads: Int = 2, withScaling: Bool = false, isolation: Isolation
    ) {
        (self.isolation, self.measure) = (isolation, measure)
        (self.threads, self.withScaling) = (max(threads, 1), withScaling)
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
        var graphs: [RuleGraph] = []
        for directory in directories {
            let (pack, found) = PackLoader.load(directory)
            findings += found
            guard let pack else { continue }
            let stager = Stager(pack: pack, isolation: isolation)
            for file in pack.rules {
                let (staged, found) = stager.stage(file, asOf: asOf)
                findings += found
                guard let staged else { continue }
                let (rule, slow) = time(staged, file, of: pack, stager, sources)
                findings += slow
                if let rule { rules.append(rule) }
                graphs.append(staged.graph)
            }
        }
        rules.sort { ($1.explanation.p95, $0.pack, $0.rule) < ($0.explanation.p95, $1.pack, $1.rule) }
        let populations = measure == .rules ? [] : populations(graphs, sources)
        let report = BenchReport(
            asOf: asOf, isGenerated: sources == nil, isOptimised: Self.isOptimised, rules: rules,
            populations: populations, findings: findings.sorted())
        return (report, rules.isEmpty && populations.isEmpty ? .couldNot : failOn.status(of: findings))
    }

    private func populations(
        _ graphs: [RuleGraph], _ sources: SnapshotBinding.Sources?
    ) -> [BenchReport.Population] {
        Dictionary(grouping: graphs, by: \.subject).sorted { $0.key.rawValue < $1.key.rawValue }
            .compactMap { kind, graphs in
                guard let binding = binding(of: kind, graphs, sources) else { return nil }
                let bench = PopulationBench(kind: kind, graphs: graphs, asOf: asOf, rounds: rounds)
                var figures = bench.figures(binding, threads: threads)
                if withScaling { figures.scaling = bench.scaling() }
                return figures
            }
    }

    private static var isOptimised: Bool {
        #if DEBUG
            false
        #else
            true
        #endif
    }

    private func time(
        _ rule: StagedRule, _ file: PackFile, of pack: Pack, _ stager: Stager, _ sources: SnapshotBinding.Sources?
    ) -> (BenchReport.Rule?, [Finding]) {
        let place = SourceLocation(file: file.shownPath, line: 1)
        guard rule.subject.record != nil else {
            let message = "rules about a `\(rule.subject.rawValue)` are not asked yet"
            return (nil, [Finding(.warning, "rule.subject-not-asked", message, at: place)])
        }
        guard measure != .population, let binding = binding(of: rule.subject, [rule.graph], sources) else {
            return (nil, [])
        }
        let evaluable = EvaluableRule(rule, of: pack)
        let moment = RuleHost.Moment(snapshotHash: "", asOf: asOf, knownAt: nil, sources: [])
        let prepared = PreparedRule(evaluable, binding: binding, at: moment)
        if let refusal = prepared.refusal {
            return (nil, [Finding(.error, "rule.cost", refusal, at: place)])
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
        return (times, slow)
    }

    private func binding(
        of kind: Subject.Kind, _ graphs: [RuleGraph], _ sources: SnapshotBinding.Sources?
    ) -> (any SubjectBinding)? {
        if let sources { return SnapshotBinding(kind, in: sources) }
        return GeneratedSubjects(for: graphs, of: kind, count: subjects, asOf: asOf)
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
