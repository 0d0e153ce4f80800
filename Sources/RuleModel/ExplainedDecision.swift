/// A decision with what lies beyond it.
public struct ExplainedDecision: Hashable, Sendable {
    /// The decision: what is so.
    public var decision: Decision
    /// The smallest set of changes that gives the other answer; none for a lens, for what does not apply, and where no set
    /// was found.
    public var change: MinimalChange?
    /// What is not known, what settles most answers first: of this rule's, or of those by which they were weighed.
    public var open: [OpenFact]

    /// Puts them together.
    public init(_ decision: Decision, change: MinimalChange?, open: [OpenFact]) {
        (self.decision, self.change, self.open) = (decision, change, open)
    }

    /// The same decision with its open facts weighed over many decisions.
    ///
    /// - Parameter everywhere: what is open there (`OpenFact.ranked`), what settles most first; of it the decision's own is
    ///   kept, in that order.
    public func weighed(by everywhere: [OpenFact]) -> ExplainedDecision {
        let own = Set(open.map { [$0.what, $0.of] })
        var weighed = self
        weighed.open = everywhere.filter { own.contains([$0.what, $0.of]) }
        return weighed
    }
}
