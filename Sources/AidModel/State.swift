/// A state or territory and the codes it goes by.
public struct State: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var code = ""
    /// ISO 3166-1 alpha-3.
    public var codeThree: String?
    /// The UN M49 number.
    public var numeric: String?
    /// Its English short name.
    public var name = ""
    /// The M49 region's name.
    public var region: String?
    /// Other names, in any language.
    public var names: [Narrative] = []

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(code)"
    }

    /// The table's name in the Snapshot.
    public static let tableName = "states"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<State>) {
        schema.provenance(\.provenance)
        schema.text("code", \.code)
        schema.text("iso3", \.codeThree)
        schema.text("m49", \.numeric)
        schema.text("name", \.name)
        schema.text("region", \.region)
        schema.list("names", \.names)
    }
}
