public import AidModel
public import RuleModel

/// What the analysis found: the whole answer of `deconflict` as one value, in a fixed order throughout.
///
/// Same Snapshot, decisions and options, same value. It holds no path and no clock; amounts are in `money.currency`.
public struct DeconflictionResult: Hashable, Sendable {
    /// The day that money and activities are looked at.
    public var asOf: CalendarDate
    /// The day that presences are looked at; `nil` when there are none. Presences and activities never meet in one cell
    /// unless the two days share a month.
    public var presenceAsOf: CalendarDate?
    /// What was looked at.
    public var scope: AnalysisScope
    /// The hash of the Snapshot.
    public var snapshotHash: String
    /// The packs whose decisions were used, by id.
    public var packs: [PackReference]
    /// What each data set covers and leaves out: a report opens with it.
    public var sources: [SourceSummary]
    /// What each state in scope says for itself, and what its government does: comes before every finding.
    public var states: [StateOpening]
    /// The questions worth asking this week, best first, ten at most.
    public var questions: [CoordinationQuestion]
    /// All findings: by kind in the order of `CoordinationFinding.Kind`, then rank within the kind, then id.
    public var findings: [CoordinationFinding]
    /// Money under each method, and why methods differ.
    public var money: NettingReport
    /// Fragmentation, of the recipient as a whole first, then by sector.
    public var metrics: [FragmentationTable]
    /// What was compared, left out or could not be told: one line each.
    public var notes: [CoverageNote]
    /// Counts of what was read and found, in a fixed order.
    public var summary: [SummaryCount]

    /// A count with its name, such as `activities in scope`.
    public struct SummaryCount: Hashable, Sendable {
        /// A stable key in camel case, for JSON.
        public var key: String
        /// The words for people.
        public var label: String
        /// How many.
        public var count: Int

        /// Makes a count.
        public init(key: String, label: String, count: Int) {
            self.key = key
            self.label = label
            self.count = count
        }
    }

    /// Makes a result without contents.
    public init(asOf: CalendarDate, scope: AnalysisScope, snapshotHash: String, money: NettingReport) {
        self.asOf = asOf
        self.scope = scope
        self.snapshotHash = snapshotHash
        self.money = money
        packs = []
        sources = []
        states = []
        questions = []
        findings = []
        metrics = []
        notes = []
        summary = []
    }
}
