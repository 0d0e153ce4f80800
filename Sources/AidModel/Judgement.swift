/// What a named body attests of a state, on a register.
public struct Judgement: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var state = ""
    /// The question's slot, as packs name it (`protection-framework`).
    public var slot = ""
    /// Yes or no; `nil` when the body says that it cannot tell.
    public var answer: Bool?
    /// Who says so.
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
        "\(state)|\(slot)|\(date?.description ?? "")|\(says ?? "")"
    }
    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }

    /// The table's name in the Snapshot.
    public static let tableName = "judgements"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Judgement>) {
        schema.provenance(\.provenance)
        schema.text("state", \.state)
        schema.text("slot", \.slot)
        schema.flag("answer", \.answer)
        schema.text("says", \.says)
        schema.text("capacity", \.capacity)
        schema.date("date", \.date)
        schema.date("start", \.start)
        schema.date("end", \.end)
        schema.text("document", \.document)
    }
}
