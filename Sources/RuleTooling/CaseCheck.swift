import AidModel
import Findings
import RuleModel
import YAMLFormat

/// Checks the cases of a pack without running them.
struct CaseCheck {
    /// A rule as checking staged it, once for each set of parameters.
    struct CheckedRule {
        var file: PackFile
        var graphs: [RuleGraph]
    }

    let pack: Pack
    let registry: IndicatorRegistry
    let rules: [String: CheckedRule]

    /// The fewest cases of a rule: one that fires, one that does not, one with something missing.
    static let fewest = 3

    /// What is wrong with the cases, and what they do not show.
    var findings: [Finding] {
        let (cases, found) = RuleCase.cases(of: pack)
        var findings = found
        for each in cases {
            findings += each.findings + Self.names(in: each, of: pack, registry: registry)
            if let rule = rules[each.rule] {
                findings += clauses(in: each, of: rule)
            } else if !pack.rules.contains(where: { $0.path == "rules/\(each.rule).lua" }) {
                findings.append(
                    Self.unknown("case.unknown-rule", "rule", each.rule, rules.keys.sorted(), each.rulePlace))
            }
        }
        for (id, rule) in rules.sorted(by: { $0.key < $1.key }) {
            findings += balance(id, rule, cases.filter { $0.rule == id }.map(\.expected))
        }
        return findings
    }

    private func balance(_ id: String, _ rule: CheckedRule, _ expected: [CaseExpectation]) -> [Finding] {
        var findings: [Finding] = []
        if expected.count < Self.fewest {
            findings.append(
                Finding(
                    .warning, "cases.few", "the rule `\(id)` has \(expected.count) cases",
                    at: SourceLocation(file: rule.file.shownPath, line: 1, column: 1),
                    help: "write one that fires, one that does not and one in which a fact is missing"))
        }
        guard let graph = rule.graphs.last else { return findings }
        return findings + CaseBalance(rule: id, file: rule.file, graph: graph, expected: expected).findings
    }

    /// The reasons, signs and classes that a case expects and the rule never gives.
    private func clauses(in each: RuleCase, of rule: CheckedRule) -> [Finding] {
        let codes = rule.graphs.flatMap { graph in graph.namedClauses.map { "\(each.rule).\($0.key)" } }
        let reasons = (each.expected.reasons?.items ?? []).filter { !codes.contains($0.value) }.map { item in
            Self.unknown("case.unknown-reason", "reason", item.value, codes, item.location)
        }
        let labels = rule.graphs.flatMap(\.signLabels)
        let signs = each.expected.signs.filter { !labels.contains($0.value.label) }.map { sign in
            Self.unknown("case.unknown-sign", "sign", sign.value.label, labels, sign.location)
        }
        let known = rule.graphs.flatMap(\.classLabels)
        guard let lensClass = each.expected.lensClass, let label = lensClass.value, !known.contains(label) else {
            return reasons + signs
        }
        return reasons + signs + [Self.unknown("case.unknown-class", "class", label, known, lensClass.location)]
    }

    // MARK: Also said when cases are run

    /// Says that a pack has no cases.
    static func noCases(of pack: Pack) -> Finding {
        Finding(
            .error, "cases.none", "the pack has no cases", at: SourceLocation(file: pack.path),
            help: "write at least one case in which a rule fires and one in which it does not, in `cases/<id>.yaml`")
    }

    /// The names and codes in a case that nothing has.
    static func names(in each: RuleCase, of pack: Pack, registry: IndicatorRegistry) -> [Finding] {
        let known = registry.adding(pack.indicators)
        let slots = pack.inputs.filter { $0.kind == .judgement }.map(\.name)
        let indicators = each.world.indicators.filter { known[$0.key] == nil }.map { entry in
            unknown("unknown-indicator", "indicator", entry.key, known.all.map(\.id), entry.location)
        }
        let judgements = each.world.judgements.filter { !slots.contains($0.key) }.map { entry in
            unknown("unknown-judgement", "judgement", entry.key, slots, entry.location)
        }
        let codes = each.world.codes.filter { !$0.list.contains($0.code) }.map { given in
            given.list.unknown(given.code, at: given.place)
        }
        return indicators + judgements + codes
    }

    /// Says that there is nothing of a name, and which name is nearest.
    static func unknown(
        _ code: String, _ what: String, _ name: String, _ names: [String], _ place: SourceLocation
    ) -> Finding {
        let help = NearestName.nearest(to: name, among: names).map { "did you mean `\($0)`?" }
        return Finding(.error, code, "there is no \(what) `\(name)`", at: place, help: help)
    }
}
