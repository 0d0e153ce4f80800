/// One code of a published code list.
public struct CodeListEntry: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// The list's name (`Sector`).
    public var list = ""
    /// The code.
    public var code = ""
    /// Its English name.
    public var name = ""
    /// The code of its category (DAC: the three-digit group).
    public var category: String?
    /// Whether the code is withdrawn.
    public var withdrawn: Bool?

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(list)|\(code)"
    }

    /// The table's name in the Snapshot.
    public static let tableName = "code_lists"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<CodeListEntry>) {
        schema.provenance(\.provenance)
        schema.text("list", \.list)
        schema.text("code", \.code)
        schema.text("name", \.name)
        schema.text("category", \.category)
        schema.flag("withdrawn", \.withdrawn)
    }
}
