/// A text in one language.
public struct Narrative: SnapshotRecord, Hashable {
    /// The language code as published (`en`), or the activity's default.
    public var language: String?
    /// The text, with its white space as published.
    public var text = ""

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "narratives"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Narrative>) {
        schema.text("language", \.language)
        schema.text("text", \.text)
    }
}
