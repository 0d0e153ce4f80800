/// A condition attached to an activity.
public struct Condition: SnapshotRecord, Hashable {
    /// IATI ConditionType: 1 policy, 2 performance, 3 fiduciary.
    public var type: String?
    /// The text, first language.
    public var text: String?
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "conditions"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Condition>) {
        schema.text("type", \.type)
        schema.text("text", \.text)
        schema.integer("line", \.line)
    }
}
