/// A sector of a recipient's own list, and the codes that it stands for.
public struct ListedSector: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// The list's id, as packs name it (`rw-dol`).
    public var list = ""
    /// ISO 3166-1 alpha-2 of the recipient.
    public var state = ""
    /// The sector's code on the list.
    public var code = ""
    /// Its name.
    public var name = ""
    /// DAC codes (three or five digits) or clusters that it stands for.
    public var codes: [VocabularyCode] = []
    /// Who keeps the list.
    public var says: String?
    /// When it was set.
    public var date: CalendarDate?
    /// Valid from.
    public var start: CalendarDate?
    /// Valid to.
    public var end: CalendarDate?

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(list)|\(state)|\(code)"
    }
    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }

    /// The table's name in the Snapshot.
    public static let tableName = "listed_sectors"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<ListedSector>) {
        schema.provenance(\.provenance)
        schema.text("list", \.list)
        schema.text("state", \.state)
        schema.text("code", \.code)
        schema.text("name", \.name)
        schema.list("codes", \.codes)
        schema.text("says", \.says)
        schema.date("date", \.date)
        schema.date("start", \.start)
        schema.date("end", \.end)
    }
}
