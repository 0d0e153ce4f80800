/// Another activity that the publisher relates to this one.
public struct RelatedActivity: SnapshotRecord, Hashable {
    /// IATI RelatedActivityType: 1 parent, 2 child, 3 sibling, 4 co-funded, 5 third party.
    public var type: String?
    /// The identifier as published.
    public var identifier = ""
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "related_activities"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<RelatedActivity>) {
        schema.text("type", \.type)
        schema.text("identifier", \.identifier)
        schema.integer("line", \.line)
    }
}
