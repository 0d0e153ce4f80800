/// A state's or organisation's standing on a named list, with dates: what rules ask as `status`.
public struct ListedStatus: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// The list's id, as packs name it.
    public var list = ""
    /// ISO 3166-1 alpha-2 of a state, or an organisation's key.
    public var subject = ""
    /// The standing, as the list words it.
    public var status = ""
    /// Who keeps the list.
    public var says: String?
    /// Since.
    public var start: CalendarDate?
    /// Until.
    public var end: CalendarDate?

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(list)|\(subject)|\(start?.description ?? "")"
    }
    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }

    /// The table's name in the Snapshot.
    public static let tableName = "listed_statuses"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<ListedStatus>) {
        schema.provenance(\.provenance)
        schema.text("list", \.list)
        schema.text("subject", \.subject)
        schema.text("status", \.status)
        schema.text("says", \.says)
        schema.date("start", \.start)
        schema.date("end", \.end)
    }
}
