/// An organisation in a finding.
public struct OrganisationMention: Hashable, Sendable {
    /// What it is counted under.
    public var key: String
    /// Its name for people.
    public var name: String
    /// Its part (`publisher`, `present`, `lead`, `funder`, `holder`, `authority`); `lead` is the host government and is never counted.
    public var part: String

    /// Names an organisation.
    public init(key: String, name: String, part: String) {
        self.key = key
        self.name = name
        self.part = part
    }
}
