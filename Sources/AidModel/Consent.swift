/// The recipient state's consent to a scope of assistance, on a register.
public struct Consent: AttestedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var state = ""
    /// What is consented to, as packs name it.
    public var scope = ""
    /// `given`, `refused` or `withdrawn`.
    public var answer = ""
    /// Who said so, when and for which days.
    public var attestation = Attestation()

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(state)|\(scope)|\(attestation.date?.description ?? "")|\(attestation.says ?? "")"
    }

    /// The table's name in the Snapshot.
    public static let tableName = "consents"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Consent>) {
        schema.provenance(\.provenance)
        schema.text("state", \.state)
        schema.text("scope", \.scope)
        schema.text("answer", \.answer)
        schema.attestation(\.attestation)
    }
}
