/// What a pack says of a fact that its rules read: how old it may be, what its absence means, who fills it.
public struct RuleInput: Hashable, Sendable {
    /// What is read.
    public enum Kind: String, Sendable {
        case indicator
        case judgement
        case consent
        case status
        case field
    }

    /// What is read.
    public var kind: Kind
    /// Its id, slot, scope, list or field.
    public var name: String
    /// What its absence means.
    public var onMissing: OnMissing
    /// How old it may be, when that is limited; older is stale.
    public var maxAge: CalendarSpan?
    /// Who fills it, for judgements and consents.
    public var filledBy: String?
    /// The reference for anything but the default.
    public var reference: String?

    /// Declares an input.
    public init(
        _ kind: Kind, _ name: String, onMissing: OnMissing = .indeterminate, maxAge: CalendarSpan? = nil,
        filledBy: String? = nil, reference: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.onMissing = onMissing
        self.maxAge = maxAge
        self.filledBy = filledBy
        self.reference = reference
    }

    /// The words that are hashed: everything that can change an answer or a text.
    var canonicalText: String {
        "\(kind.rawValue) \(name) \(onMissing) \(maxAge?.description ?? "-") \(filledBy ?? "-")"
    }
}

extension OnMissing {
    /// The name that `missing_as` carries, when the treatment changes clauses and not the fact.
    var clauseName: String? {
        switch self {
        case .indeterminate, .useLast: nil
        case .countsAsMet, .countsAsNotMet, .leaveOut: description
        }
    }
}
