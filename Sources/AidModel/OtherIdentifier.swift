/// Another identifier of the same activity.
public struct OtherIdentifier: SnapshotRecord, Hashable {
    /// IATI OtherIdentifierType (A1 internal … B1 former reporting organisation).
    public var type: String?
    /// The identifier as published.
    public var identifier = ""
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "other_identifiers"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<OtherIdentifier>) {
        schema.text("type", \.type)
        schema.text("identifier", \.identifier)
        schema.integer("line", \.line)
    }
}
