/// What a rule speaks about, as declared data: outside of it the rule gives no answer at all.
public struct RuleScope: Hashable, Sendable {
    /// ISO 3166-1 alpha-2 codes of recipients; empty for all.
    public var recipients: [String]
    /// Sector codes; empty for all.
    public var sectors: [String]
    /// Forms of assistance; empty for all.
    public var forms: [String]
    /// Everything else that was declared, by name.
    public var other: [String: [String]]

    /// Makes a scope.
    public init(
        recipients: [String] = [], sectors: [String] = [], forms: [String] = [], other: [String: [String]] = [:]
    ) {
        self.recipients = recipients
        self.sectors = sectors
        self.forms = forms
        self.other = other
    }
}
