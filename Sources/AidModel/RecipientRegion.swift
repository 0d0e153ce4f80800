/// A region that receives, and its share.
public struct RecipientRegion: SnapshotRecord, Hashable {
    /// IATI RegionVocabulary; `nil` means 1 (OECD DAC).
    public var vocabulary: String?
    /// The region's code.
    public var code = ""
    /// The share of 100 as published; `nil` when none is.
    public var percentage: FixedDecimal?
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "recipient_regions"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<RecipientRegion>) {
        schema.text("vocabulary", \.vocabulary)
        schema.text("code", \.code)
        schema.decimal("percentage", \.percentage)
        schema.integer("line", \.line)
    }
}
