/// An organisation that says it works in a place on a sector in a month (a 3W row). It carries no money and is
/// never merged into an activity.
public struct OperationalPresence: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 3166-1 alpha-2.
    public var country = ""
    /// The p-code of the first level.
    public var adminOne: String?
    /// Its name as published.
    public var adminOneName: String?
    /// The p-code of the second level.
    public var adminTwo: String?
    /// Its name as published.
    public var adminTwoName: String?
    /// The p-code of the third level, where the source goes that deep.
    public var adminThree: String?
    /// Its name as published.
    public var adminThreeName: String?
    /// The cluster's canonical code; an area of responsibility has its own code and names its cluster in
    /// `parentCluster`.
    public var cluster = ""
    /// The cluster as published.
    public var clusterName: String?
    /// For an area of responsibility: the cluster it is part of.
    public var parentCluster: String?
    /// Who is present: the implementing organisation.
    public var organisation = OrganisationReference()
    /// The programming partner, when named.
    public var programming = OrganisationReference()
    /// The donor, when named.
    public var donor = OrganisationReference()
    /// Whether the organisation is a body of the host state: shown as lead, never as overlap.
    public var isHostGovernment: Bool?
    /// What is done, as published.
    public var activity: String?
    /// The status as published.
    public var status: String?
    /// The first day reported.
    public var start: CalendarDate?
    /// The last day reported.
    public var end: CalendarDate?

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(country)|\(adminThree ?? adminTwo ?? adminOne ?? "")|\(cluster)|\(organisation.key)|\(start?.description ?? "")"
    }
    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }

    /// The table's name in the Snapshot.
    public static let tableName = "presences"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<OperationalPresence>) {
        schema.provenance(\.provenance)
        schema.text("country", \.country)
        schema.text("admin1", \.adminOne)
        schema.text("admin1_name", \.adminOneName)
        schema.text("admin2", \.adminTwo)
        schema.text("admin2_name", \.adminTwoName)
        schema.text("admin3", \.adminThree)
        schema.text("admin3_name", \.adminThreeName)
        schema.text("cluster", \.cluster)
        schema.text("cluster_name", \.clusterName)
        schema.text("parent_cluster", \.parentCluster)
        schema.organisation("organisation", \.organisation)
        schema.organisation("programming", \.programming)
        schema.organisation("donor", \.donor)
        schema.flag("host_government", \.isHostGovernment)
        schema.text("activity", \.activity)
        schema.text("status", \.status)
        schema.date("start", \.start)
        schema.date("end", \.end)
    }
}
