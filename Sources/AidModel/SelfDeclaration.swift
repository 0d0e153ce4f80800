/// What a state says of its own situation, in its own words; it overrides nothing and is shown first.
public struct SelfDeclaration: AttestedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var state = ""
    /// The statement.
    public var statement = ""
    /// Who said so, when and for which days.
    public var attestation = Attestation()

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(state)|\(attestation.date?.description ?? "")|\(statement)"
    }

    /// The table's name in the Snapshot.
    public static let tableName = "self_declarations"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<SelfDeclaration>) {
        schema.provenance(\.provenance)
        schema.text("state", \.state)
        schema.text("statement", \.statement)
        schema.attestation(\.attestation)
    }
}
