/// Why an answer cannot be told.
public enum Cause: String, CaseIterable, Sendable {
    /// A fact is missing.
    case missing
    /// A fact is older than the pack lets it be.
    case stale
    /// A named body has to judge.
    case judgement
    /// The recipient's consent is not on register.
    case consent
    /// The rule ran into a limit.
    case limit
    /// The rule failed.
    case error
}
