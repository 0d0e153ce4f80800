public import AidModel
public import RuleModel

/// Everything that counting money needs of a Snapshot, worked out once: records, ledgers, splits and chains.
///
/// Opened once and passed on, because decoding activities is most of the work. May be read from any thread.
public struct AidBooks: Sendable {
    /// The Snapshot that it was opened on.
    public let snapshot: Snapshot
    /// The day up to which money is counted.
    public let asOf: CalendarDate
    let aid: ReportedAid
    let names: Names
    let conversion: CurrencyConversion
    /// By node, as are `splits`.
    let ledgers: [ActivityLedger]
    let splits: [AllocatedActivity]
    let chains: FundingChains

    /// Opens the books of a Snapshot as of a day.
    public init(_ snapshot: Snapshot, asOf: CalendarDate) {
        self.snapshot = snapshot
        let aid = ReportedAid(snapshot)
        let conversion = CurrencyConversion(snapshot.exchangeRates.decoded())
        self.aid = aid
        self.asOf = asOf
        self.conversion = conversion
        names = Names(snapshot, aid)
        ledgers = aid.counted.map { ActivityLedger(aid.activities[$0], conversion, asOf: asOf) }
        splits = aid.counted.map { AllocatedActivity(aid.activities[$0]) }
        chains = FundingChains(aid, ledgers, organisationKeys: Self.organisationKeys(snapshot, aid))
    }

    /// The activities, decoded, in the order of the Snapshot.
    public var activities: [Activity] { aid.activities }

    /// What people call a subject: `Norwegian Refugee Council in Somalia` for a portfolio; `nil` where its id is its name.
    public func name(of subject: Subject) -> String? {
        switch subject.kind {
        case .state: return names.state(subject.id)
        case .organisation: return names.organisation(subject.id)
        case .portfolio:
            guard let (organisation, recipient) = subject.portfolio else { return nil }
            return "\(names.organisation(organisation)) in \(names.state(recipient))"
        case .activity, .proposal, .pair, .cell: return nil
        }
    }

    func activity(_ node: Int) -> Activity { aid.activities[aid.counted[node]] }

    /// The activities that have a part in a scope, by node.
    func scoped(_ scope: AnalysisScope, by grouping: NettingGrouping? = nil) -> [ScopedActivity] {
        let filter = ScopeFilter(scope)
        return ledgers.indices.compactMap { node in
            let scoped = ScopedActivity(
                node: node, activity(node), ledgers[node], splits[node], filter, by: grouping)
            return scoped.isInScope ? scoped : nil
        }
    }

    private static func organisationKeys(_ snapshot: Snapshot, _ aid: ReportedAid) -> Set<String> {
        var keys: Set<String> = []
        func add(_ reference: OrganisationReference) {
            if let key = reference.identifier.flatMap({ Identifier.normalised($0) }) { keys.insert(key) }
        }
        for row in aid.counted {
            add(aid.activities[row].reportingOrganisation)
            for participation in aid.activities[row].participations { add(participation.organisation) }
        }
        for organisation in snapshot.organisations.decoded() {
            if let key = organisation.identifier.flatMap({ Identifier.normalised($0) }) { keys.insert(key) }
        }
        return keys
    }
}
