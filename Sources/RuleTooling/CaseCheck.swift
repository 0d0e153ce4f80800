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
        let (cases, found) = RuleCase.cases(of: pack)
        var findings = found
        var counts: [String: Int] = [:]
        for each in cases {
            counts[each.rule, default: 0] += 1
            findings += each.findings
            findings += names(in: each, of: pack, registry: registry)
            if rules[each.rule] == nil {
                findings.append(unknown("case.unknown-rule", "rule", each.rule, rules.keys.sorted(), each.rulePlace))
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

    /// Says that a pack has no cases.
    static func noCases(of pack: Pack) -> Finding {
        Finding(
            .error, "cases.none", "the pack has no cases", at: SourceLocation(file: pack.path),
            help: "write at least one case in which a rule fires and one in which it does not, in `cases/<id>.yaml`")
    }

    /// The names in a case that nothing has.
    static func names(in each: RuleCase, of pack: Pack, registry: IndicatorRegistry) -> [Finding] {
        let known = registry.adding(pack.indicators)
        let slots = pack.inputs.filter { $0.kind == .judgement }.map(\.name)
        let indicators = each.world.indicators.filter { known[$0.key] == nil }.map { entry in
            unknown("unknown-indicator", "indicator", entry.key, known.all.map(\.id), entry.location)
        }
        let judgements = each.world.judgements.filter { !slots.contains($0.key) }.map { entry in
            unknown("unknown-judgement", "judgement", entry.key, slots, entry.location)
        }
        return indicators + judgements
    }

    /// Says that there is nothing of a name, and which name is nearest.
    static func unknown(
        _ code: String, _ what: String, _ name: String, _ names: [String], _ place: SourceLocation
    ) -> Finding {
        let help = NearestName.nearest(to: name, among: names).map { "did you mean `\($0)`?" }
        return Finding(.error, code, "there is no \(what) `\(name)`", at: place, help: help)
    }
}
