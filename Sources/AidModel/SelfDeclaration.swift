/// What a state says of its own situation, in its own words; it overrides nothing and is shown first.
public struct SelfDeclaration: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var state = ""
    /// The statement.
    public var statement = ""
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
        "\(state)|\(date?.description ?? "")|\(statement)"
    }
    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }

    /// The table's name in the Snapshot.
    public static let tableName = "self_declarations"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<SelfDeclaration>) {
        schema.provenance(\.provenance)
        schema.text("state", \.state)
        schema.text("statement", \.statement)
        schema.text("says", \.says)
        schema.text("capacity", \.capacity)
        schema.date("date", \.date)
        schema.date("start", \.start)
        schema.date("end", \.end)
        schema.text("document", \.document)
    }
}
