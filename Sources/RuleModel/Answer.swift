/// What a rule answers; the raw values are the contract of `evaluate`.
public enum Answer: String, CaseIterable, Sendable {
    /// Eligibility: qualifies.
    case eligible
    /// Eligibility: does not qualify.
    case ineligible
    /// Eligibility: the rule does not speak about this subject.
    case notApplicable = "not_applicable"
    /// Eligibility: cannot be told; the cause says why.
    case indeterminate
    /// Lens sign: there.
    case seen
    /// Lens sign: not there.
    case notSeen = "not_seen"
    /// Lens sign, coordination, warning: cannot be told; the cause says why.
    case notKnown = "not_known"
    /// Lens sign: does not apply to this subject.
    case doesNotApply = "does_not_apply"
    /// Lens as a whole: the signs or the class stand in the decision, there is no total.
    case profiled
    /// Coordination: within what was agreed.
    case within
    /// Coordination: over what was agreed; a suggestion says whom to ask.
    case over
    /// Warning: raised.
    case raised
    /// Warning: not raised.
    case notRaised = "not_raised"
    /// Advisory: a comment.
    case comment
}
