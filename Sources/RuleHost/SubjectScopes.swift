import AidModel
import RuleModel

/// Which subjects of a kind lie in a scope, through the activities that they stand for.
struct SubjectScopes: Sendable {
    private let index: ScopeIndex
    private let facts: PortfolioFacts
    /// By the position of an activity.
    private let portfolios: [[Int]]
    private let organisations: [[String]]

    init(_ activities: [Activity], _ facts: PortfolioFacts) {
        self.facts = facts
        let counted = facts.activities.map { facts.parts[$0] }
        index = ScopeIndex(
            counted.map { (codes: activities[$0.member.activity].dacSectorCodes, recipients: $0.recipients) })
        var byActivity: [Int: [Int]] = [:]
        for (row, portfolio) in facts.portfolios.enumerated() {
            for member in portfolio.members { byActivity[member.activity, default: []].append(row) }
        }
        portfolios = counted.map { byActivity[$0.member.activity] ?? [] }
        organisations = counted.map { part in
            let activity = activities[part.member.activity]
            return ([activity.reportingOrganisation] + activity.participations.map(\.organisation)).map(\.key)
        }
    }

    /// The activities in a scope, by position.
    func activities(in scope: RuleScope) -> ScopedSubjects { index.activities(in: scope) }

    /// The portfolios in a scope: of its recipients, with an activity in its sectors and forms.
    func portfolios(in scope: RuleScope) -> ScopedSubjects {
        let all = Set(facts.portfolios.indices)
        let own = scope.recipients.isEmpty ? all : Set(scope.recipients.flatMap(facts.portfolios(ofRecipient:)))
        guard !(scope.sectors.isEmpty && scope.forms.isEmpty) else { return ScopedSubjects(inside: own.sorted()) }
        var work = scope
        work.recipients = []
        return subjects(of: index.activities(in: work), by: { portfolios[$0] }, among: own)
    }

    /// The organisations that take part in an activity in a scope; `rows` tells the row of a key.
    func organisations(in scope: RuleScope, rows: [String: Int]) -> ScopedSubjects {
        subjects(
            of: index.activities(in: scope), by: { organisations[$0].compactMap { rows[$0] } },
            among: Set(rows.values))
    }

    private func subjects(
        of activities: ScopedSubjects, by subjects: (Int) -> [Int], among own: Set<Int>
    ) -> ScopedSubjects {
        let inside = Set(activities.inside.flatMap(subjects)).intersection(own)
        let perhaps = Set(activities.undecided.flatMap(subjects)).intersection(own)
        return ScopedSubjects(inside: inside.sorted(), undecided: perhaps.subtracting(inside).sorted())
    }
}
