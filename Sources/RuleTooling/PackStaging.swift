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
    /// What is wrong, in the order of places; what shows under some sets alone names the first of them.
    public let findings: [Finding]
    /// What staged, for each file and set of parameters.
    let staged: [(file: PackFile, rule: StagedRule)]
    /// What staged, by the rule's id.
    let rules: [String: CaseCheck.CheckedRule]

    /// Stages the rules of a pack; `isolation` says where they run.
    public init(_ pack: Pack, registry: IndicatorRegistry = .standard, isolation: Isolation = .none) {
        let stager = Stager(pack: pack, registry: registry, isolation: isolation)
        let days = Self.days(of: pack)
        var findings: [Finding] = []
        var staged: [(file: PackFile, rule: StagedRule)] = []
        var rules: [String: CaseCheck.CheckedRule] = [:]
        for file in pack.rules {
            var seen: [Finding: [CalendarDate]] = [:]
            for day in days {
                let (rule, found) = stager.stageThroughout(file, asOf: day)
                for finding in found { seen[finding, default: []].append(day) }
                guard let rule else { continue }
                staged.append((file, rule))
                if let other = rules[rule.id]?.file, other.path != file.path {
                    findings.append(Self.duplicate(rule.id, file, other))
                }
                rules[rule.id, default: .init(file: file, graphs: [])].graphs.append(rule.graph)
            }
            findings += seen.map { finding, when in
                var finding = finding
                if when.count < days.count { finding.related.append(Self.set(on: when[0], in: pack)) }
                return finding
            }
        }
        self.findings = Set(findings).sorted()
        self.staged = staged
        self.rules = rules
    }

    /// Whether a finding costs its rule alone: it ran into a limit, or its worker ended. All else is wrong with the pack.
    public static func isOneRulesOwn(_ finding: Finding) -> Bool {
        ["limit", "worker.stopped", "worker.reply"].contains(finding.code)
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
