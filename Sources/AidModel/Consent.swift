/// The recipient state's consent to a scope of assistance, on a register.
public struct Consent: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var state = ""
    /// What is consented to, as packs name it.
    public var scope = ""
    /// `given`, `refused` or `withdrawn`.
    public var answer = ""
    /// Who gave it.
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
        "\(state)|\(scope)|\(date?.description ?? "")|\(says ?? "")"
    }
    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }

    /// The table's name in the Snapshot.
    public static let tableName = "consents"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Consent>) {
        schema.provenance(\.provenance)
        schema.text("state", \.state)
        schema.text("scope", \.scope)
        schema.text("answer", \.answer)
        schema.text("says", \.says)
        schema.text("capacity", \.capacity)
        schema.date("date", \.date)
        schema.date("start", \.start)
        schema.date("end", \.end)
        schema.text("document", \.document)
    }
}
