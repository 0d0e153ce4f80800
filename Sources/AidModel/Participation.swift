/// An organisation's part in an activity (IATI `participating-org`).
public struct Participation: SnapshotRecord, Hashable {
    /// Who.
    public var organisation = OrganisationReference()
    /// IATI OrganisationRole: 1 funding, 2 accountable, 3 extending, 4 implementing.
    public var role: String?
    /// The CRS channel code.
    public var crsChannelCode: String?
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "participations"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Participation>) {
        schema.organisation("organisation", \.organisation)
        schema.text("role", \.role)
        schema.text("crs_channel", \.crsChannelCode)
        schema.integer("line", \.line)
    }
}
