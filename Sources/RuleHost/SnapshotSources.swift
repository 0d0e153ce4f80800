public import AidModel
import RuleModel

extension SnapshotBinding {
    /// What was read of a Snapshot and of what was derived from it, to be bound to several kinds of subject.
    public struct Sources: Sendable {
        let snapshot: SnapshotFacts
        let portfolios: PortfolioFacts
        let organisations: OrganisationFacts
        let states: [String: State]
        let scopes: SubjectScopes
        private let activities: [Activity]

        /// Reads a Snapshot and what was derived from it.
        ///
        /// - Parameters:
        ///   - activities: the Snapshot's activities, when they are decoded already.
        ///   - derived: the segment of portfolios and counting activities.
        public init(_ snapshot: Snapshot, activities: [Activity]? = nil, derived: Segment, asOf: CalendarDate) {
            let activities = activities ?? snapshot.activities.decoded()
            self.activities = activities
            self.snapshot = SnapshotFacts(snapshot, asOf: asOf)
            portfolios = PortfolioFacts(snapshot, activities: activities, derived: derived, asOf: asOf)
            let counted = portfolios.activities.map { [portfolios] in portfolios.parts[$0].member.activity }
            organisations = OrganisationFacts(snapshot, activities: activities, counted: counted)
            states = Dictionary(
                snapshot.states.decoded().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
            scopes = SubjectScopes(activities, portfolios)
        }

        /// The ids of the subjects of a kind, in canonical order; `nil` for a kind that cannot be asked.
        func ids(of kind: Subject.Kind) -> [String]? {
            switch kind {
            case .state: Set(states.keys).union(snapshot.states).union(portfolios.recipients).sorted()
            case .portfolio: portfolios.portfolios.map(\.id)
            case .activity: portfolios.activities.map { activities[portfolios.parts[$0].member.activity].key }
            case .organisation: organisations.keys
            case .proposal, .pair, .cell: nil
            }
        }

        /// An activity by itself, by its row among the subjects.
        func activity(_ subject: Int) -> PortfolioFacts.Part {
            portfolios.parts[portfolios.activities.lowerBound + subject]
        }

        /// The most organisations that one activity names.
        var mostParticipants: Int { activities.map(\.participations.count).max() ?? 0 }

        /// The organisations that take part in an activity, by key, missing when it names none; its publisher when it names a role for itself.
        func participants(of part: Int) -> MemberList {
            let activity = activities[portfolios.parts[part].member.activity]
            var lines: [String: Int] = [:]
            for participation in activity.participations where !participation.organisation.key.isEmpty {
                if lines[participation.organisation.key] == nil {
                    lines[participation.organisation.key] = participation.line
                }
            }
            // Every activity has somebody in it: one that names nobody has not said who.
            guard !lines.isEmpty else { return MemberList(absent: .missing) }
            return MemberList(
                lines.sorted { $0.key < $1.key }.map { key, line in
                    var provenance = activity.provenance
                    if line > 0 { provenance.line = line }
                    return Member(key, handle: .init(.organisation, 0), origins: [Fact.Origin(provenance)])
                })
        }
    }
}
