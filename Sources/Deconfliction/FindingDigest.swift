/// What of a finding is needed to compare two results: read back from an earlier result's JSON.
public struct FindingDigest: Hashable, Sendable {
    /// The finding's id.
    public var id: String
    /// The hash of its compared facts.
    public var digest: String
    /// Its kind, as text.
    public var kind: String
    /// Its title then.
    public var title: String

    /// Makes a digest.
    public init(id: String, digest: String, kind: String, title: String) {
        self.id = id
        self.digest = digest
        self.kind = kind
        self.title = title
    }

    /// The digest of a finding.
    public init(_ finding: CoordinationFinding) {
        self.init(id: finding.id, digest: finding.digest, kind: finding.kind.rawValue, title: finding.title)
    }
}
