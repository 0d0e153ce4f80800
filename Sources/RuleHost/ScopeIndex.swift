import AidModel
import RuleModel

/// Which subjects lie in a rule's scope.
public struct ScopedSubjects: Hashable, Sendable {
    /// Rows of subjects that lie in it, rising.
    public var inside: [Int]
    /// Rows of subjects of which that cannot be told, rising: they are not asked, and a host says so.
    public var undecided: [Int]

    /// Names rows.
    public init(inside: [Int], undecided: [Int] = []) {
        self.inside = inside
        self.undecided = undecided
    }
}

/// Finds the activities of a scope by recipient and DAC sector without looking at each; built once.
///
/// An activity is in a sector when one of the codes that it or its transactions publish lies in it: a code of five digits
/// in its three-digit sector. One that publishes no such code, or only three digits of a five-digit scope, is undecided;
/// so is one that names no recipient country. Nothing published tells the form of assistance, so a scope of forms leaves
/// all undecided.
struct ScopeIndex: Sendable {
    private let count: Int
    /// By published code, and by the groups of five-digit codes.
    private var byCode: [String: Set<Int>] = [:]
    private var byGroup: [String: Set<Int>] = [:]
    private var byRecipient: [String: Set<Int>] = [:]
    private var withoutSector: Set<Int> = []
    private var withoutRecipient: Set<Int> = []

    /// Indexes activities, by their position.
    init(_ activities: [(codes: [String], recipients: [String])]) {
        count = activities.count
        for (position, activity) in activities.enumerated() {
            for code in activity.codes {
                byCode[code, default: []].insert(position)
                if code.utf8.count == 5 { byGroup[String(code.prefix(3)), default: []].insert(position) }
            }
            for recipient in activity.recipients { byRecipient[recipient, default: []].insert(position) }
            if activity.codes.isEmpty { withoutSector.insert(position) }
            if activity.recipients.isEmpty { withoutRecipient.insert(position) }
        }
    }

    /// The positions of activities in a scope.
    func activities(in scope: RuleScope) -> ScopedSubjects {
        var found = Narrowing()
        if !scope.recipients.isEmpty {
            let named = scope.recipients.reduce(into: Set<Int>()) { $0.formUnion(byRecipient[$1] ?? []) }
            found.narrow(to: named, orPerhaps: withoutRecipient)
        }
        if !scope.sectors.isEmpty {
            let sectors = scope.sectors.map(activities(ofSector:))
            found.narrow(
                to: sectors.reduce(into: []) { $0.formUnion($1.inside) },
                orPerhaps: sectors.reduce(into: withoutSector) { $0.formUnion($1.perhaps) })
        }
        if !scope.forms.isEmpty { found.narrow(to: [], orPerhaps: Set(0..<count)) }
        guard let inside = found.inside else { return ScopedSubjects(inside: Array(0..<count)) }
        return ScopedSubjects(inside: inside.sorted(), undecided: found.undecided.sorted())
    }

    private func activities(ofSector sector: String) -> (inside: Set<Int>, perhaps: Set<Int>) {
        let published = byCode[sector] ?? []
        guard sector.utf8.count == 5 else { return (published.union(byGroup[sector] ?? []), []) }
        let group = String(sector.prefix(3))
        // A group that stands beside a purpose of its own repeats that purpose.
        return (published, (byCode[group] ?? []).subtracting(byGroup[group] ?? []))
    }

    /// What lies in every part of a scope so far; no set is everything.
    private struct Narrowing {
        var inside: Set<Int>?
        var undecided: Set<Int> = []

        mutating func narrow(to next: Set<Int>, orPerhaps perhaps: Set<Int>) {
            let possible = next.union(perhaps)
            let certain = inside?.intersection(next) ?? next
            let before = inside.map { $0.union(undecided) }
            undecided = (before?.intersection(possible) ?? possible).subtracting(certain)
            inside = certain
        }
    }
}
