/// How many people need assistance in a place, sector and period, by one source.
public struct Need: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var state = ""
    /// The p-code; `nil` for the whole state.
    public var place: String?
    /// The cluster's canonical code; `nil` for all sectors together.
    public var cluster: String?
    /// The group of people as published; `nil` for all.
    public var category: String?
    /// The first day.
    public var start: CalendarDate?
    /// The last day.
    public var end: CalendarDate?
    /// People in need.
    public var inNeed: FixedDecimal?
    /// People targeted.
    public var targeted: FixedDecimal?

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(state)|\(place ?? "")|\(cluster ?? "")|\(category ?? "")|\(start?.description ?? "")"
    }
    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }

    /// The table's name in the Snapshot.
    public static let tableName = "needs"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Need>) {
        schema.provenance(\.provenance)
        schema.text("state", \.state)
        schema.text("place", \.place)
        schema.text("cluster", \.cluster)
        schema.text("category", \.category)
        schema.date("start", \.start)
        schema.date("end", \.end)
        schema.decimal("in_need", \.inNeed)
        schema.decimal("targeted", \.targeted)
    }
}
