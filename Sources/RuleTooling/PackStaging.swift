import AidModel
public import Findings
import RuleHost
public import RuleModel

/// Stages every rule of a pack once for each set of parameters that is ever in force.
///
/// Parameters may steer a rule, so a mistake may show under one set alone: what stages today may fail under the values of
/// an earlier or a later day.
public struct PackStaging: Sendable {
    /// What is wrong, in the order of places; what shows under some sets alone names the first of them.
    public let findings: [Finding]
    /// The file of each rule that staged under any set, by its id.
    public let rules: [String: PackFile]

    /// Stages the rules of a pack.
    public init(_ pack: Pack, registry: IndicatorRegistry = .standard) {
        let stager = Stager(pack: pack, registry: registry)
        let days = Self.days(of: pack)
        var findings: [Finding] = []
        var rules: [String: PackFile] = [:]
        for file in pack.rules {
            var seen: [Finding: [CalendarDate]] = [:]
            for day in days {
                let (rule, found) = stager.stage(file, asOf: day)
                for finding in found { seen[finding, default: []].append(day) }
                guard let rule else { continue }
                if let other = rules[rule.id], other.path != file.path {
                    findings.append(Self.duplicate(rule.id, file, other))
                }
                rules[rule.id] = file
            }
            findings += seen.map { finding, when in
                var finding = finding
                if when.count < days.count { finding.related.append(Self.set(on: when[0], in: pack)) }
                return finding
            }
        }
        self.findings = Set(findings).sorted()
        self.rules = rules
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
