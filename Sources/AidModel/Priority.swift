/// One of the recipient state's own ranked priorities, on a register.
public struct Priority: AttestedRecord, Hashable {
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
    /// Who said so, when and for which days.
    public var attestation = Attestation()

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(state)|\(rank)|\(title)"
    }

    /// The table's name in the Snapshot.
    public static let tableName = "priorities"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Priority>) {
        schema.provenance(\.provenance)
        schema.text("state", \.state)
        schema.integer("rank", \.rank)
        schema.text("title", \.title)
        schema.list("sectors", \.sectors)
        schema.attestation(\.attestation)
    }
}
