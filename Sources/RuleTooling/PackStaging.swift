import AidModel
public import Findings
public import LuaSandbox
import RuleHost
public import RuleModel

/// Stages every rule of a pack once for each set of parameters that is ever in force.
///
/// Parameters may steer a rule, so a mistake may show under one set alone: what stages today may fail under the values of
/// an earlier or a later day.
public struct PackStaging: Sendable {
    /// A rule as it was staged, once for each set of parameters.
    struct Rule {
        var file: PackFile
        var staged: [StagedRule] = []

        /// Everything that it words under any set of parameters, each key once.
        var wordedKeys: [String] {
            var seen: Set<String> = []
            return staged.flatMap(\.graph.wordedKeys).filter { seen.insert($0).inserted }
        }
    }

    /// What is wrong, in the order of places; what shows under some sets alone names the first of them.
    public let findings: [Finding]
    /// How many of the findings the pack is refused for. A rule that comes to a limit, or whose worker stops, is not among
    /// them once it has said what it is: it can still answer that it cannot be told.
    public let refusals: Int
    /// Each rule that staged under any set, by its id.
    let rules: [String: Rule]
    private let stager: Stager
    private let days: [CalendarDate]
    /// For each file, what each set of parameters came to.
    private let outcomes: [(file: PackFile, bySet: [StagingOutcome])]

    /// Stages the rules of a pack; `isolation` says where they run and changes no finding.
    public init(_ pack: Pack, registry: IndicatorRegistry = .standard, isolation: Isolation = .none) {
        let stager = Stager(pack: pack, registry: registry, isolation: isolation)
        let days = Self.days(of: pack)
        let outcomes = pack.rules.map { file in
            (file: file, bySet: days.map { stager.stageThroughout(file, asOf: $0) })
        }
        var found = Set<Finding>()
        var refusing = Set<Finding>()
        for (_, bySet) in outcomes {
            for (finding, when) in Self.gathered(bySet) {
                var placed = finding
                if when.count < days.count { placed.related.append(Self.set(on: days[when[0]], in: pack)) }
                found.insert(placed)
                if when.contains(where: { bySet[$0].refusesPack }) { refusing.insert(placed) }
            }
        }
        let (rules, duplicates) = Self.rules(outcomes)
        self.findings = found.union(duplicates).sorted()
        refusals = refusing.union(duplicates).count
        (self.rules, self.stager, self.days, self.outcomes) = (rules, stager, days, outcomes)
    }

    /// The rules with the parameters in force on a day, each once, and what was found beyond ``findings``.
    ///
    /// On a day within those of the pack everything was staged already. Outside them no set of parameters was looked at,
    /// so the rules are staged for that day.
    public func evaluable(asOf day: CalendarDate) -> (rules: [EvaluableRule], findings: [Finding]) {
        if stager.pack.valid.contains(day), let set = days.lastIndex(where: { $0 <= day }) {
            return (outcomes.compactMap { $0.bySet[set].evaluable }, [])
        }
        let told = Set(findings.map(\.alone))
        let staged = outcomes.map { stager.evaluable($0.file, asOf: day) }
        return (staged.compactMap(\.rule), staged.flatMap(\.findings).filter { !told.contains($0) })
    }

    /// The findings of a file, each with the sets that it shows under.
    private static func gathered(_ bySet: [StagingOutcome]) -> [Finding: [Int]] {
        var seen: [Finding: [Int]] = [:]
        for (set, outcome) in bySet.enumerated() {
            for finding in outcome.findings { seen[finding, default: []].append(set) }
        }
        return seen
    }

    /// The rules that staged, by id, and the ids that two files share.
    private static func rules(
        _ outcomes: [(file: PackFile, bySet: [StagingOutcome])]
    ) -> (rules: [String: Rule], duplicates: Set<Finding>) {
        var rules: [String: Rule] = [:]
        var duplicates: Set<Finding> = []
        for (file, bySet) in outcomes {
            for rule in bySet.compactMap(\.rule) {
                if let other = rules[rule.id]?.file, other.path != file.path {
                    duplicates.insert(duplicate(rule.id, file, other))
                }
                rules[rule.id, default: Rule(file: file)].staged.append(rule)
            }
        }
        return (rules, duplicates)
    }

    /// The first day of every set of parameters, within the days of the pack; a value that ends begins a set as well.
    static func days(of pack: Pack) -> [CalendarDate] {
        let intervals = pack.parameters.flatMap(\.intervals)
        let changes = intervals.map(\.from) + intervals.compactMap { $0.to?.adding(days: 1) }
        let first = pack.valid.start ?? intervals.map(\.from).min() ?? CalendarDate(dayNumber: 0)
        return Set(changes.filter { pack.valid.contains($0) } + [first]).sorted()
    }

    /// Names a set of parameters by its first day, and points at the value that began or ended then.
    private static func set(on day: CalendarDate, in pack: Pack) -> Finding.Related {
        let intervals = pack.parameters.flatMap(\.intervals)
        let change = intervals.first { $0.from == day } ?? intervals.first { $0.to?.adding(days: 1) == day }
        return Finding.Related(
            "with the parameters in force on \(day)", at: change?.location ?? SourceLocation(file: pack.path))
    }

    private static func duplicate(_ id: String, _ file: PackFile, _ other: PackFile) -> Finding {
        Finding(
            .error, "rule.duplicate", "two rules have the id `\(id)`",
            at: SourceLocation(file: file.shownPath, line: 1),
            related: [Finding.Related("the other one", at: SourceLocation(file: other.shownPath, line: 1))])
    }
}

extension Finding {
    /// The finding without what it is related to, such as the set of parameters that it was found under.
    fileprivate var alone: Finding {
        var finding = self
        finding.related = []
        return finding
    }
}
