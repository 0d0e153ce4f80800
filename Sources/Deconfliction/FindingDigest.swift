/// What of a finding is needed to compare two results: read from the JSON of both, so that both are read alike.
public struct FindingDigest: Hashable, Sendable {
    /// The finding's id.
    public var id: String
    /// The hash of its compared facts.
    public var digest: String
    /// Its kind, as text.
    public var kind: String
    /// Its title then.
    public var title: String

    /// What a reader is shown of it (activities, organisations with their part, the rule's figures, money), in words.
    public var facts: [String]

    /// Makes a digest.
    public init(id: String, digest: String, kind: String, title: String, facts: [String] = []) {
        self.id = id
        self.digest = digest
        self.kind = kind
        self.title = title
        self.facts = facts
    }
}
