/// One organisation on the way of an activity's money, from who brings it into the recipient to who has it last.
public struct ChainLink: SnapshotRecord, Hashable {
    /// The organisation's key.
    public var organisation = ""
    /// Its name for people.
    public var name = ""
    /// IATI OrganisationType, from the register or else as published; `nil` when not known.
    public var type: String?
    /// ISO 3166-1 alpha-2 of its home; `nil` when not known.
    public var country: String?
    /// Whether it is a local or national responder of the recipient; `nil` when that cannot be told.
    public var isLocal: Bool?

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name.
    public static let tableName = "chain_links"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<ChainLink>) {
        schema.text("organisation", \.organisation)
        schema.text("name", \.name)
        schema.text("type", \.type)
        schema.text("country", \.country)
        schema.flag("local", \.isLocal)
    }
}
