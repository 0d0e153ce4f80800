/// An administrative area, known by its p-code.
public struct Place: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// The p-code.
    public var code = ""
    /// Its name.
    public var name = ""
    /// 1 is the first level below the state.
    public var level = 0
    /// The p-code of the area it lies in.
    public var parent: String?
    /// ISO 3166-1 alpha-2.
    public var state = ""
    /// Valid from.
    public var start: CalendarDate?
    /// Other spellings.
    public var names: [Narrative] = []

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(code)"
    }

    /// The table's name in the Snapshot.
    public static let tableName = "places"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Place>) {
        schema.provenance(\.provenance)
        schema.text("code", \.code)
        schema.text("name", \.name)
        schema.integer("level", \.level)
        schema.text("parent", \.parent)
        schema.text("state", \.state)
        schema.date("start", \.start)
        schema.list("names", \.names)
    }
}
