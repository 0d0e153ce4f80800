/// A country that receives, and its share.
public struct RecipientCountry: SnapshotRecord, Hashable {
    /// ISO 3166-1 alpha-2, upper case.
    public var code = ""
    /// The share of 100 as published; `nil` when none is.
    public var percentage: FixedDecimal?
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "recipient_countries"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<RecipientCountry>) {
        schema.text("code", \.code)
        schema.decimal("percentage", \.percentage)
        schema.integer("line", \.line)
    }
}
