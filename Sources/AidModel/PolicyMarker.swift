/// A policy marker and how much it matters.
public struct PolicyMarker: SnapshotRecord, Hashable {
    /// IATI PolicyMarkerVocabulary; `nil` means 1 (OECD DAC).
    public var vocabulary: String?
    /// The marker.
    public var code = ""
    /// IATI PolicySignificance, 0 to 4.
    public var significance: String?

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "policy_markers"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<PolicyMarker>) {
        schema.text("vocabulary", \.vocabulary)
        schema.text("code", \.code)
        schema.text("significance", \.significance)
    }
}
