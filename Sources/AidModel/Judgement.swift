/// What a named body attests of a state, on a register.
public struct Judgement: AttestedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var state = ""
    /// The question's slot, as packs name it (`protection-framework`).
    public var slot = ""
    /// Yes or no; `nil` when the body says that it cannot tell.
    public var answer: Bool?
    /// Who said so, when and for which days.
    public var attestation = Attestation()

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(state)|\(slot)|\(attestation.date?.description ?? "")|\(attestation.says ?? "")"
    }

    /// The table's name in the Snapshot.
    public static let tableName = "judgements"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Judgement>) {
        schema.provenance(\.provenance)
        schema.text("state", \.state)
        schema.text("slot", \.slot)
        schema.flag("answer", \.answer)
        schema.attestation(\.attestation)
    }
}
