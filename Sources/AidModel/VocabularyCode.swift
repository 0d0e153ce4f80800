/// A code of a vocabulary, as published.
public struct VocabularyCode: SnapshotRecord, Hashable {
    /// The vocabulary's code; `nil` means the standard's default.
    public var vocabulary: String?
    /// The code.
    public var code = ""
    /// A type where the element has one (humanitarian scope: 1 emergency, 2 appeal).
    public var type: String?
    /// A share of 100 where the element has one.
    public var percentage: FixedDecimal?
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "vocabulary_codes"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<VocabularyCode>) {
        schema.text("vocabulary", \.vocabulary)
        schema.text("code", \.code)
        schema.text("type", \.type)
        schema.decimal("percentage", \.percentage)
        schema.integer("line", \.line)
    }
}
