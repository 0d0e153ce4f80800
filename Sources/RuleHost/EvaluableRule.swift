public import AidModel
public import RuleModel

/// A rule as evaluation needs it, however it was staged: what it says of itself, and its graph or why there is none.
public struct EvaluableRule: Hashable, Sendable {
    /// What staging came to.
    public enum Outcome: Hashable, Sendable {
        /// The graph.
        case graph(RuleGraph)
        /// No graph: every subject in scope gets an answer that cannot be told, for this cause.
        case failed(Cause, message: String)
    }

    /// The pack.
    public var pack: PackReference
    /// The rule's id in its pack.
    public var id: String
    /// Its file in the pack (`rules/refugee-window.lua`); `nil` for a rule without one.
    public var file: String?
    /// What the rule says of itself in its first comment.
    public var title: String
    /// The kind of rule.
    public var kind: RuleKind
    /// What it is asked about.
    public var subject: Subject.Kind
    /// What it speaks about.
    public var scope: RuleScope
    /// Who may see its answers, at least.
    public var sensitivity: Sensitivity
    /// What staging came to.
    public var outcome: Outcome

    /// Puts a rule together.
    public init(
        pack: PackReference, id: String, file: String? = nil, title: String, kind: RuleKind, subject: Subject.Kind,
        scope: RuleScope = .init(),
        sensitivity: Sensitivity = .public, outcome: Outcome
    ) {
        self.pack = pack
        self.id = id
        self.file = file
        self.title = title
        self.kind = kind
        self.subject = subject
        self.scope = scope
        self.sensitivity = sensitivity
        self.outcome = outcome
    }

    /// A rule that was staged from a pack.
    public init(_ rule: StagedRule, of pack: Pack) {
        self.init(
            pack: pack.reference, id: rule.id, file: rule.file.path, title: rule.title, kind: rule.kind,
            subject: rule.subject, scope: rule.scope, sensitivity: pack.sensitivity, outcome: .graph(rule.graph))
    }
}
