import AidModel

/// Who funds whom, as activities declare it: directed links from the activity that money comes from.
///
/// Read from `provider-activity-id` of incoming money, `receiver-activity-id` of outgoing money, and
/// `participating-org/@activity-id` (role 1 upstream, role 4 downstream). Links are directed and mostly one-sided.
/// A link to an activity that nobody in the data reports is kept as a phantom node: two receivers of one unpublished
/// grant can then be seen together. A link of an activity to itself says nothing and is only counted.
struct FundingChains: Sendable {
    /// What one side says of a link, by measure.
    struct Amounts: Sendable, Hashable {
        /// The provider's outgoing commitments and spending that name the receiver.
        var providerCommitments: FixedDecimal?
        var providerSpending: FixedDecimal?
        /// The receiver's incoming commitments and funds that name the provider.
        var incomingCommitments: FixedDecimal?
        var incomingFunds: FixedDecimal?
    }

    struct Link: Sendable {
        var from: Int
        var to: Int
        var amounts = Amounts()
        /// The records that declare it: row, line, element.
        var declarations: [Declaration] = []
    }

    struct Declaration: Sendable, Hashable {
        var row: Int
        var line: Int
        var element: String
    }

    /// A link that cannot be followed as an activity.
    struct Suspect: Sendable {
        var declaration: Declaration
        var identifier: String
    }

    /// Identifier of each node: reported activities first (in the order of `ReportedAid.counted`), then phantoms, sorted.
    private(set) var keys: [String] = []
    /// How many nodes are reported activities.
    private(set) var reported = 0
    /// Links, by from, then to.
    private(set) var links: [Link] = []
    /// Indices into `links` by node.
    private(set) var incoming: [[Int]] = []
    private(set) var outgoing: [[Int]] = []
    /// The strongly connected component of each node; equal numbers form a cycle.
    private(set) var component: [Int] = []
    /// Links of an activity to itself.
    private(set) var selfReferences = 0
    /// References to activities that nobody in the data reports.
    private(set) var dangling = 0
    /// References that look like an organisation's identifier.
    private(set) var organisationLike: [Suspect] = []

    init(_ aid: ReportedAid, _ ledgers: [ActivityLedger], organisationKeys: Set<String>) {
        var collector = LinkCollector(aid, organisationKeys: organisationKeys)
        for (node, row) in aid.counted.enumerated() { collector.collect(node: node, row: row, ledgers[node]) }
        selfReferences = collector.selfReferences
        dangling = collector.dangling
        organisationLike = collector.organisationLike
        reported = aid.counted.count
        assemble(collector, aid)
    }

    private mutating func assemble(_ collector: LinkCollector, _ aid: ReportedAid) {
        // Phantoms are numbered by their sorted identifiers, not by where they were first met.
        let order = collector.phantoms.indices.sorted { collector.phantoms[$0] < collector.phantoms[$1] }
        var rank = Array(repeating: 0, count: order.count)
        for (position, index) in order.enumerated() { rank[index] = position }
        keys = aid.counted.map { aid.activities[$0].key } + order.map { collector.phantoms[$0] }
        let first = reported
        func settle(_ node: Int) -> Int { node < first ? node : first + rank[node - first] }
        links = collector.links.map { link in
            var link = link
            link.from = settle(link.from)
            link.to = settle(link.to)
            return link
        }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        incoming = Array(repeating: [], count: keys.count)
        outgoing = incoming
        for (index, link) in links.enumerated() {
            outgoing[link.from].append(index)
            incoming[link.to].append(index)
        }
        component = StrongComponents.find(
            count: keys.count, successors: outgoing.map { $0.map { links[$0].to } })
    }

    func isReported(_ node: Int) -> Bool { node < reported }
}
