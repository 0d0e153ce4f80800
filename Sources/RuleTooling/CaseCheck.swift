import AidModel
import Findings
import RuleModel
import YAMLFormat

/// Checks the cases of a pack without running them.
enum CaseCheck {
    /// The fewest cases of a rule: one that fires, one that does not, one with something missing.
    static let fewest = 3

    /// What is wrong with the cases of a pack whose rules have these ids.
    static func findings(of pack: Pack, rules: [String: PackFile], registry: IndicatorRegistry) -> [Finding] {
        var findings: [Finding] = []
        var counts: [String: Int] = [:]
        for file in pack.cases {
            let (value, found) = StrictYAML.read(bytes: file.bytes, file: file.shownPath)
            findings += found
            for item in value?.sequence ?? [] {
                let (read, wrong) = RuleCase.read(item)
                findings += wrong
                guard let read else { continue }
                counts[read.rule, default: 0] += 1
                findings += names(of: read, rules: rules, registry: registry.adding(pack.indicators))
            }
        }
        for (id, file) in rules where counts[id, default: 0] < fewest {
            findings.append(
                Finding(
                    .warning, "cases.few", "the rule `\(id)` has \(counts[id, default: 0]) cases",
                    at: SourceLocation(file: file.shownPath, line: 1, column: 1),
                    help: "write one that fires, one that does not and one in which a fact is missing"))
        }
        return findings
    }

    private static func names(
        of read: RuleCase, rules: [String: PackFile], registry: IndicatorRegistry
    ) -> [Finding] {
        var findings: [Finding] = []
        if rules[read.rule] == nil {
            findings.append(unknown("case.unknown-rule", "rule", read.rule, rules.keys.sorted(), read.location))
        }
        let indicators = read.given.entries?.first { $0.key == "indicators" }?.value.entries ?? []
        for entry in indicators where registry[entry.key] == nil {
            findings.append(
                unknown("unknown-indicator", "indicator", entry.key, registry.all.map(\.id), entry.location))
        }
        return findings
    }

    private static func unknown(
        _ code: String, _ what: String, _ name: String, _ names: [String], _ place: SourceLocation
    ) -> Finding {
        let help = NearestName.nearest(to: name, among: names).map { "did you mean `\($0)`?" }
        return Finding(.error, code, "there is no \(what) `\(name)`", at: place, help: help)
    }
}
