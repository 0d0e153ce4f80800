/// A place of an activity.
public struct Location: SnapshotRecord, Hashable {
    /// The name, first language.
    public var name: String?
    /// IATI GeographicLocationReach: 1 where it happens, 2 where the people meant live.
    public var reach: String?
    /// IATI GeographicExactness: 1 exact, 2 approximate.
    public var exactness: String?
    /// IATI GeographicLocationClass.
    public var locationClass: String?
    /// WGS 84, degrees.
    public var latitude: FixedDecimal?
    /// WGS 84, degrees.
    public var longitude: FixedDecimal?
    /// The p-code that the place was resolved to, when it could be.
    public var place: String?
    /// Identifiers of the place (`location-id`).
    public var codes: [VocabularyCode] = []
    /// Administrative units (`administrative`; type = level).
    public var administrative: [VocabularyCode] = []
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "locations"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Location>) {
        schema.text("name", \.name)
        schema.text("reach", \.reach)
        schema.text("exactness", \.exactness)
        schema.text("class", \.locationClass)
        schema.decimal("latitude", \.latitude)
        schema.decimal("longitude", \.longitude)
        schema.text("place", \.place)
        schema.list("codes", \.codes)
        schema.list("administrative", \.administrative)
        schema.integer("line", \.line)
    }
}
