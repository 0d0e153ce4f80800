import RuleHost
import RuleModel

/// One decision of eleven clauses: truth in columns, the truth of each clause in columns, and decisions with explanation.
struct DecisionWorkload: Workload {
    /// The clauses in the order of the rules, as all engines call them.
    static let reasons = [
        "area", "severity", "status", "size", "income", "consent", "flag", "stale", "budget", "window", "duplicate",
    ]

    let bindingNanoseconds: Double
    private let households: Households
    private let truth: BoundRule
    private let stage: Stage
    private let truthAlone: Bool

    /// With `truthAlone` the households may be a million: nothing is bound a second time.
    init(_ households: Households, _ stage: Stage, truthAlone: Bool = false) {
        (self.households, self.stage, self.truthAlone) = (households, stage, truthAlone)
        let rule = stage.rule("eleven-clauses")
        var bound: BoundRule?
        let time = nanoseconds { bound = BoundRule(stage.graph(rule), binding: households, asOf: Stage.day) }
        guard let bound else { fatalError("nothing was bound") }
        bindingNanoseconds = time / Double(households.subjects.count)
        truth = bound
    }

    var modes: [Mode] {
        let count = Double(households.subjects.count)
        let verdicts = Mode(
            name: "truth", answers: { truth.answers()[0].truths.map { Self.word(Truth(rawValue: $0)) } },
            round: { [steadyNanoseconds { keep(truth.answers()) } / count] })
        if truthAlone { return [verdicts] }
        let each = BoundRule(stage.graph(stage.rule("eleven-signs")), binding: households, asOf: Stage.day)
        let prepared = stage.prepared(stage.rule("eleven-clauses"), households, file: "households.csv")
        let rows = households.subjects.indices
        return [
            verdicts,
            Mode(
                name: "clauses", answers: { clauses(each.answers()) },
                round: { [steadyNanoseconds { keep(each.answers()) } / count] }),
            Mode(
                name: "decision", answers: { rows.map { Self.reasons(of: prepared.decision(of: $0)) } },
                round: {
                    rows.prefix(1000).map { subject in nanoseconds { keep(prepared.decision(of: subject)) } }
                }),
        ]
    }

    private static func word(_ truth: Truth?) -> String {
        switch truth {
        case .yes: "yes"
        case .no: "no"
        default: "unknown"
        }
    }

    private func clauses(_ columns: [BoundRule.Answers]) -> [String] {
        households.subjects.indices.map { row in
            Self.words(columns.map { Truth(rawValue: $0.truths[row]) ?? .unknown })
        }
    }

    private static func reasons(of decision: Decision) -> String {
        words(decision.clauses.flatMap(\.children).map(\.truth))
    }

    /// The names of the clauses that fail, in alphabetical order; an unknown one would say so and differ from every other engine.
    private static func words(_ truths: [Truth]) -> String {
        guard truths.count == reasons.count else { return "\(truths.count) clauses" }
        let failed = zip(reasons, truths).filter { $0.1 != .yes }.map { $0.1 == .no ? $0.0 : "unknown-\($0.0)" }
        return failed.isEmpty ? "-" : failed.sorted().joined(separator: " ")
    }
}
