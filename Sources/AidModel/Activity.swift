/// One IATI activity as its publisher reports it, with normalised values beside the published ones.
///
/// Follows the IATI activity standard 2.03; dates are calendar dates, percentages are of 100 as published and never
/// normalised silently, amounts keep their currency and value date.
public struct Activity: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// The identifier as published.
    public var identifier = ""
    /// The identifier as compared (`Identifier.normalised`).
    public var key = ""
    /// The version of the standard that the record was written in.
    public var version: String?
    /// When the publisher last changed the record.
    public var lastUpdated: CalendarDate?
    /// The publisher.
    public var reportingOrganisation = OrganisationReference()
    /// Whether the publisher reports somebody else's data.
    public var secondaryReporter: Bool?
    /// The titles, in the languages published.
    public var titles: [Narrative] = []
    /// The descriptions, in the languages published.
    public var descriptions: [Narrative] = []
    /// The reporting level (1 = top) when published.
    public var hierarchy: Int?
    /// Whether the whole activity is marked humanitarian.
    public var humanitarian: Bool?
    /// The status code (IATI ActivityStatus: 1 pipeline … 6 suspended).
    public var status: String?
    /// Planned start (date type 1).
    public var plannedStart: CalendarDate?
    /// Actual start (date type 2).
    public var actualStart: CalendarDate?
    /// Planned end (date type 3).
    public var plannedEnd: CalendarDate?
    /// Actual end (date type 4).
    public var actualEnd: CalendarDate?
    /// The currency of amounts that name none.
    public var defaultCurrency: String?
    /// IATI CollaborationType.
    public var collaborationType: String?
    /// IATI FlowType.
    public var flowType: String?
    /// IATI FinanceType.
    public var financeType: String?
    /// IATI TiedStatus.
    public var tiedStatus: String?
    /// IATI ActivityScope.
    public var scope: String?
    /// Whether conditions are attached, when said.
    public var conditionsAttached: Bool?
    /// How many results are published.
    public var resultCount = 0
    /// How many documents are linked.
    public var documentCount = 0
    /// Default aid types, one per vocabulary.
    public var aidTypes: [VocabularyCode] = []
    /// Who takes part, in which role.
    public var participations: [Participation] = []
    /// Recipient countries with their shares.
    public var recipientCountries: [RecipientCountry] = []
    /// Recipient regions with their shares.
    public var recipientRegions: [RecipientRegion] = []
    /// Places.
    public var locations: [Location] = []
    /// Sectors with their shares, per vocabulary.
    public var sectors: [SectorAllocation] = []
    /// Policy markers.
    public var policyMarkers: [PolicyMarker] = []
    /// Emergencies and appeals it belongs to.
    public var humanitarianScopes: [VocabularyCode] = []
    /// Tags.
    public var tags: [VocabularyCode] = []
    /// Budget items of the recipient's own chart (vocabulary = the chart's code).
    public var countryBudgetItems: [VocabularyCode] = []
    /// Parents, children, siblings, co-funded and third-party records.
    public var relatedActivities: [RelatedActivity] = []
    /// Other identifiers, among them former ones.
    public var otherIdentifiers: [OtherIdentifier] = []
    /// Conditions with their type.
    public var conditions: [Condition] = []
    /// Budgets.
    public var budgets: [Budget] = []
    /// Planned disbursements.
    public var plannedDisbursements: [PlannedDisbursement] = []
    /// Transactions, in published order.
    public var transactions: [Transaction] = []

    /// Makes an empty activity, to be filled.
    public init() {}

    /// The days it runs: actual dates before planned ones.
    public var period: Period {
        Period(start: actualStart ?? plannedStart, end: actualEnd ?? plannedEnd)
    }

    /// The title in English, else in the first language published, else the identifier.
    public var displayTitle: String {
        let english = titles.first { $0.language?.lowercased() == "en" && !$0.text.isEmpty }
        return (english ?? titles.first { !$0.text.isEmpty })?.text ?? identifier
    }

    /// Activities are in the order of their compared identifier.
    public var canonicalKey: String { key }
    /// The table's name in the Snapshot.
    public static let tableName = "activities"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Activity>) {
        schema.provenance(\.provenance)
        declareOwn(&schema)
        declareLists(&schema)
    }

    private static func declareOwn(_ schema: inout SnapshotSchema<Activity>) {
        schema.text("identifier", \.identifier)
        schema.text("key", \.key)
        schema.text("version", \.version)
        schema.date("last_updated", \.lastUpdated)
        schema.organisation("reporting", \.reportingOrganisation)
        schema.flag("secondary_reporter", \.secondaryReporter)
        schema.integer("hierarchy", \.hierarchy)
        schema.flag("humanitarian", \.humanitarian)
        schema.text("status", \.status)
        schema.date("planned_start", \.plannedStart)
        schema.date("actual_start", \.actualStart)
        schema.date("planned_end", \.plannedEnd)
        schema.date("actual_end", \.actualEnd)
        schema.text("default_currency", \.defaultCurrency)
        schema.text("collaboration_type", \.collaborationType)
        schema.text("flow_type", \.flowType)
        schema.text("finance_type", \.financeType)
        schema.text("tied_status", \.tiedStatus)
        schema.text("scope", \.scope)
        schema.flag("conditions_attached", \.conditionsAttached)
        schema.integer("results", \.resultCount)
        schema.integer("documents", \.documentCount)
    }

    private static func declareLists(_ schema: inout SnapshotSchema<Activity>) {
        schema.list("titles", \.titles)
        schema.list("descriptions", \.descriptions)
        schema.list("aid_types", \.aidTypes)
        schema.list("participations", \.participations)
        schema.list("recipient_countries", \.recipientCountries)
        schema.list("recipient_regions", \.recipientRegions)
        schema.list("locations", \.locations)
        schema.list("sectors", \.sectors)
        schema.list("policy_markers", \.policyMarkers)
        schema.list("humanitarian_scopes", \.humanitarianScopes)
        schema.list("tags", \.tags)
        schema.list("country_budget_items", \.countryBudgetItems)
        schema.list("related_activities", \.relatedActivities)
        schema.list("other_identifiers", \.otherIdentifiers)
        schema.list("conditions", \.conditions)
        schema.list("budgets", \.budgets)
        schema.list("planned_disbursements", \.plannedDisbursements)
        schema.list("transactions", \.transactions)
    }
}
