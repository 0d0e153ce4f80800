/// What one source says of one indicator for one state or area and period.
public struct IndicatorReading: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var state = ""
    /// The p-code, when it speaks of an area and not of the state.
    public var place: String?
    /// The indicator's id in the registry.
    public var indicator = ""
    /// The first day it speaks of.
    public var start: CalendarDate?
    /// The last day it speaks of.
    public var end: CalendarDate?
    /// The value in the indicator's unit; `nil` when the source says that it has none.
    public var value: FixedDecimal?
    /// The value as published.
    public var text: String?
    /// The low end, when the source gives one.
    public var low: FixedDecimal?
    /// The high end, when the source gives one.
    public var high: FixedDecimal?
    /// Why there is no value: the source's own mark (`x`, `NA`).
    public var missing: String?

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(state)|\(indicator)|\(place ?? "")|\(end?.description ?? "")"
    }
    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }

    /// The table's name in the Snapshot.
    public static let tableName = "readings"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<IndicatorReading>) {
        schema.provenance(\.provenance)
        schema.text("state", \.state)
        schema.text("place", \.place)
        schema.text("indicator", \.indicator)
        schema.date("start", \.start)
        schema.date("end", \.end)
        schema.decimal("value", \.value)
        schema.text("text", \.text)
        schema.decimal("low", \.low)
        schema.decimal("high", \.high)
        schema.text("missing", \.missing)
    }
}
