import AidModel
import RuleModel

/// Which subjects a reader asks about: of some recipients, sectors or organisations, or one by name.
public struct SubjectFilter: Hashable, Sendable {
    /// ISO 3166-1 alpha-2 codes; empty for all.
    public var recipients: [String]
    /// DAC sectors of three or five digits, for subjects that stand for activities; empty for all.
    public var sectors: [String]
    /// Keys of organisations: publishers of activities, holders of portfolios, organisations; empty for all.
    public var organisations: [String]
    /// The id of one subject as a reader writes it; `nil` for all.
    public var id: String?

    /// Asks about subjects; about all unless told.
    public init(
        recipients: [String] = [], sectors: [String] = [], organisations: [String] = [], id: String? = nil
    ) {
        self.recipients = recipients
        self.sectors = sectors
        self.organisations = organisations
        self.id = id
    }

    /// The rows of a binding that are asked about; `nil` for all.
    func rows(of binding: SnapshotBinding) -> Set<Int>? {
        if let id { return Set(binding.rows(of: Self.spellings(id))) }
        var rows: Set<Int>?
        if !recipients.isEmpty || !sectors.isEmpty {
            rows = Set(binding.subjects(in: RuleScope(recipients: recipients, sectors: sectors)).inside)
        }
        guard !organisations.isEmpty else { return rows }
        // A state has no organisation, so it is only asked about when it is named.
        if binding.kind == .state { return recipients.isEmpty ? [] : rows }
        let own = binding.rows(ofOrganisations: Set(organisations))
        return rows?.intersection(own) ?? own
    }

    /// The ids that a reader may mean: identifiers are compared in upper case without white space, folded names in lower.
    private static func spellings(_ id: String) -> Set<String> {
        func compared(_ key: Substring) -> String {
            let name = key.lowercased()
            return name.hasPrefix("name:") ? name : Identifier.normalised(key) ?? ""
        }
        var spellings: Set<String> = [id, compared(id[...])]
        if let at = id.lastIndex(of: "@") {
            spellings.insert(compared(id[..<at]) + "@" + id[id.index(after: at)...].uppercased())
        }
        return spellings
    }
}
