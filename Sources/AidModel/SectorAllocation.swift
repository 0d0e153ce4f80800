/// A share of an activity or transaction that goes to a sector.
public struct SectorAllocation: SnapshotRecord, Hashable {
    /// IATI SectorVocabulary; `nil` means 1 (DAC five digits).
    public var vocabulary: String?
    /// The sector's code.
    public var code = ""
    /// The share of 100 as published; `nil` when none is.
    public var percentage: FixedDecimal?
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "sectors"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<SectorAllocation>) {
        schema.text("vocabulary", \.vocabulary)
        schema.text("code", \.code)
        schema.decimal("percentage", \.percentage)
        schema.integer("line", \.line)
    }
}
