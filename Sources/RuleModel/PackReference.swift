/// A pack as every answer names it.
public struct PackReference: Hashable, Sendable {
    /// The pack's id.
    public var id: String
    /// Its version.
    public var version: String
    /// Its title.
    public var title: String
    /// The identifier of the body whose rules these are.
    public var authorityIdentifier: String
    /// That body's name.
    public var authorityName: String
    /// `illustrative` or `adopted`; printed with every answer.
    public var status: String
    /// The legal basis: document and clause.
    public var basis: [String]
    /// The SHA-256 over all of its files.
    public var hash: String

    /// Names a pack.
    public init(
        id: String, version: String, title: String, authorityIdentifier: String, authorityName: String, status: String,
        basis: [String], hash: String
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.authorityIdentifier = authorityIdentifier
        self.authorityName = authorityName
        self.status = status
        self.basis = basis
        self.hash = hash
    }
}
