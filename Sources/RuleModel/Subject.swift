/// What a rule is asked about.
public struct Subject: Hashable, Comparable, Sendable {
    /// The kinds of subject.
    public enum Kind: String, CaseIterable, Sendable {
        /// A recipient state; the id is its ISO 3166-1 alpha-2 code.
        case state
        /// An IATI activity; the id is its compared identifier.
        case activity
        /// What is proposed and not yet there.
        case proposal
        /// One organisation in one recipient; the id is `organisation@recipient`.
        case portfolio
        /// Two activities.
        case pair
        /// A place, sector, group and period.
        case cell
        /// An organisation; the id is its key.
        case organisation
    }

    /// The kind.
    public var kind: Kind
    /// The id within the kind.
    public var id: String

    /// Names a subject.
    public init(_ kind: Kind, _ id: String) {
        self.kind = kind
        self.id = id
    }

    /// A portfolio's organisation and recipient; `nil` for another kind.
    public var portfolio: (organisation: String, recipient: String)? {
        guard kind == .portfolio, let at = id.lastIndex(of: "@") else { return nil }
        return (String(id[..<at]), String(id[id.index(after: at)...]))
    }

    /// Orders by kind, then id.
    public static func < (left: Subject, right: Subject) -> Bool {
        (left.kind.rawValue, left.id) < (right.kind.rawValue, right.id)
    }
}
