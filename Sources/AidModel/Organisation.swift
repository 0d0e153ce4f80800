/// An organisation and the names it goes by.
public struct Organisation: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// What it is counted under.
    public var key = ""
    /// Its IATI identifier, when known.
    public var identifier: String?
    /// Its canonical name.
    public var name = ""
    /// Its acronym; never used alone to tell who is who.
    public var acronym: String?
    /// IATI OrganisationType, when known.
    public var type: String?
    /// `local`, `national`, `regional` or `international`, when known.
    public var scope: String?
    /// ISO 3166-1 alpha-2 of its home, when known.
    public var country: String?
    /// Other spellings.
    public var names: [Narrative] = []

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(key)"
    }

    /// The table's name in the Snapshot.
    public static let tableName = "organisations"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Organisation>) {
        schema.provenance(\.provenance)
        schema.text("key", \.key)
        schema.text("identifier", \.identifier)
        schema.text("name", \.name)
        schema.text("acronym", \.acronym)
        schema.text("type", \.type)
        schema.text("scope", \.scope)
        schema.text("country", \.country)
        schema.list("names", \.names)
    }
}
