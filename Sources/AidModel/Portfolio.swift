/// One organisation's part in one recipient: derived from the Snapshot, held in the second hashed segment.
///
/// Chains are resolved before: an activity counts for the organisation that brings the money into the recipient (the
/// first in scope), and each member says which role the organisation has in it.
public struct Portfolio: SnapshotRecord, Hashable {
    /// The organisation's key.
    public var organisation = ""
    /// The organisation's name for people.
    public var organisationName = ""
    /// ISO 3166-1 alpha-2 of the recipient.
    public var recipient = ""
    /// The activities.
    public var members: [PortfolioMember] = []

    /// Makes an empty record, to be filled.
    public init() {}

    /// The subject id: `organisation@recipient`.
    public var id: String { "\(organisation)@\(recipient)" }

    /// The table's name.
    public static let tableName = "portfolios"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Portfolio>) {
        schema.text("organisation", \.organisation)
        schema.text("organisation_name", \.organisationName)
        schema.text("recipient", \.recipient)
        schema.list("members", \.members)
    }
}

/// An activity in a portfolio, with what rules ask of it.
public struct PortfolioMember: SnapshotRecord, Hashable {
    /// The row of the activity in the Snapshot.
    public var activity = 0
    /// The organisation's roles, as IATI codes joined by a space (`1 3`); `reporting` when it only reports.
    public var roles = ""
    /// Whether it is open (status 1, 2, 3 or 6 and not past its end) on the as-of date; `nil` when not known.
    public var isOpen: Bool?
    /// Commitments netted for this recipient, in US dollars; `nil` when not known.
    public var commitments: FixedDecimal?
    /// Spending (disbursements and expenditure) netted for this recipient, in US dollars; `nil` when not known.
    public var spending: FixedDecimal?
    /// The DAC three-digit sectors, with shares of 100, largest first.
    public var sectors: [SectorAllocation] = []
    /// How many organisations the money passes before a local or national responder is reached: 0 direct, 1 through one
    /// intermediary, …; `nil` when the chain is not known.
    public var intermediaries: Int?
    /// Whether the last one in the known chain is a local or national responder; `nil` when not known.
    public var reachesLocal: Bool?
    /// The organisations along the shortest way to a local or national responder, the first in the portfolio's; where it is
    /// known that none is reached, along the shortest way to who has the money last. Empty when the way is not known.
    public var chain: [ChainLink] = []

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name.
    public static let tableName = "portfolio_members"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<PortfolioMember>) {
        schema.part(\.self)
    }
}
