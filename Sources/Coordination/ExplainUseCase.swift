public import RuleModel

/// Picks the decisions that a reader asks about.
public struct ExplainUseCase: Sendable {
    private let pack: String
    private let rule: String?
    private let subject: String

    /// Asks about a subject's answers by a pack, or by one rule of it.
    public init(pack: String, rule: String?, subject: String) {
        self.pack = pack
        self.rule = rule
        self.subject = subject
    }

    /// The decisions asked about, in order.
    public func run(_ outcome: EvaluateUseCase.Outcome) -> [Decision] {
        outcome.decisions.filter { decision in
            decision.pack.id == pack && (rule == nil || decision.rule == rule)
                && decision.subject.id.uppercased() == subject.uppercased()
        }
    }
}
