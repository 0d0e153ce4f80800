/// One of the recipient state's own ranked priorities, on a register.
public struct Priority: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var state = ""
    /// 1 is the first.
    public var rank = 0
    /// The priority, in the state's words.
    public var title = ""
    /// Sector codes that serve it.
    public var sectors: [VocabularyCode] = []
    /// Who said so.
    public var says: String?
    /// In what capacity.
    public var capacity: String?
    /// When it was said.
    public var date: CalendarDate?
    /// Valid from.
    public var start: CalendarDate?
    /// Valid to.
    public var end: CalendarDate?
    /// Where it can be read.
    public var document: String?

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(state)|\(rank)|\(title)"
    }
    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }

    /// The table's name in the Snapshot.
    public static let tableName = "priorities"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Priority>) {
        schema.provenance(\.provenance)
        schema.text("state", \.state)
        schema.integer("rank", \.rank)
        schema.text("title", \.title)
        schema.list("sectors", \.sectors)
        schema.text("says", \.says)
        schema.text("capacity", \.capacity)
        schema.date("date", \.date)
        schema.date("start", \.start)
        schema.date("end", \.end)
        schema.text("document", \.document)
    }
}
