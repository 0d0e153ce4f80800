/// A decision with what lies beyond it.
public struct ExplainedDecision: Hashable, Sendable {
    /// The decision: what is so.
    public var decision: Decision
    /// The smallest set of changes that gives the other answer; none for a lens, for what does not apply, and where no set
    /// was found.
    public var change: MinimalChange?
    /// What is not known, what settles most of this rule's answers first.
    public var open: [OpenFact]

    /// Puts them together.
    public init(_ decision: Decision, change: MinimalChange?, open: [OpenFact]) {
        (self.decision, self.change, self.open) = (decision, change, open)
    }
}
