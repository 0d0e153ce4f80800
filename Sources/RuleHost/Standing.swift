public import RuleModel

/// How a value stands: known, or why it is not. When values meet, the highest standing is that of the result.
public enum Standing: UInt8, Comparable, Sendable {
    /// There is a value.
    case known = 0
    /// The recipient's consent is not on register.
    case consent
    /// A named body has to judge.
    case judgement
    /// There is a value, older than the pack lets it be.
    case stale
    /// There is no value.
    case missing
    /// A limit was reached.
    case limit
    /// It cannot be computed exactly, or at all.
    case error
    /// The question does not arise for this subject.
    case doesNotApply

    /// Orders from known to what does not apply.
    public static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }

    /// The cause of an answer that cannot be told for this reason; none when it is known or does not apply.
    public var cause: Cause? {
        switch self {
        case .known, .doesNotApply: nil
        case .consent: .consent
        case .judgement: .judgement
        case .stale: .stale
        case .missing: .missing
        case .limit: .limit
        case .error: .error
        }
    }
}
