/// The kinds of rule, each with its own answers.
public enum RuleKind: String, CaseIterable, Sendable {
    /// Whether a subject qualifies.
    case eligibility
    /// Signs, a class or a profile: one named view among several, never a verdict on a state.
    case lens
    /// Whether a portfolio or a recipient's sectors stay within what bodies agreed.
    case coordination
    /// Whether something should be looked at soon.
    case warning
    /// A comment; it cannot deny anything.
    case advisory
}
