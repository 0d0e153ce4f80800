public import AidModel
import Findings
public import LuaSandbox
import RuleHost
public import RuleModel

/// Runs the cases of packs through the staging and evaluation of `evaluate`, on nothing but the facts that each case gives.
public enum CaseRunner {
    /// Runs every case under some paths, or those that a filter lets through.
    ///
    /// A path without a pack is an error (`pack.none`), a pack without cases too (`cases.none`), and so is that no case
    /// was run (`cases.none-run`).
    public static func run(
        _ paths: [String], only filter: CaseFilter = .all, registry: IndicatorRegistry = .standard,
        isolation: Isolation = .none
    ) -> CaseRun {
        let (directories, missing) = PackSearch.packs(under: paths)
        var run = CaseRun()
        run.findings = missing
        run.isPackMissing = !missing.isEmpty
        for directory in directories {
            let (pack, findings) = PackLoader.load(directory, registry: registry)
            let errors = findings.filter { $0.severity == .error }
            run.findings += errors
            run.packs.append(directory)
            // A pack with errors must not be evaluated: its numbers may be others than its author thinks.
            guard let pack, errors.isEmpty else { continue }
            add(Self.run(pack, only: filter, registry: registry, isolation: isolation), to: &run)
        }
        if run.results.isEmpty, !run.packs.isEmpty { run.findings.append(noneRun(filter)) }
        run.findings = Set(run.findings).sorted()
        return run
    }

    /// Runs the cases of one pack.
    public static func run(
        _ pack: Pack, only filter: CaseFilter = .all, registry: IndicatorRegistry = .standard,
        isolation: Isolation = .none
    ) -> CaseRun {
        var run = CaseRun()
        run.packs = [pack.path]
        let (cases, findings) = RuleCase.cases(of: pack)
        run.findings = findings
        if pack.cases.isEmpty { run.findings.append(CaseCheck.noCases(of: pack)) }
        var stage = CaseStage(pack: pack, registry: registry, isolation: isolation)
        for each in cases {
            var result = CaseResult(pack: pack.id, rule: each.rule, title: each.title, location: each.location)
            guard filter.allows(result) else { continue }
            let wrong = each.findings + CaseCheck.names(in: each, of: pack, registry: registry)
            result.mismatches = wrong.isEmpty ? stage.mismatches(of: each) : wrong.sorted()
            run.results.append(result)
        }
        run.findings = Set(run.findings + stage.findings).sorted()
        return run
    }

    private static func add(_ part: CaseRun, to run: inout CaseRun) {
        run.results += part.results
        run.findings += part.findings
    }

    private static func noneRun(_ filter: CaseFilter) -> Finding {
        let message = filter.pattern.map { "no case matches `\($0)`" } ?? "no case was run"
        let help = filter.pattern.map { _ in "a case is called `pack/rule: sentence`" }
        return Finding(.error, "cases.none-run", message, help: help)
    }
}

/// Which cases are run.
public struct CaseFilter: Sendable {
    /// A regular expression that occurs in what a case is called (`pack/rule: sentence`); `nil` lets all through.
    public let pattern: String?

    /// Lets all through.
    public static let all = CaseFilter()

    private init() { pattern = nil }

    /// Lets through what a regular expression occurs in; `nil` when it is none.
    public init?(_ pattern: String) {
        guard (try? Regex(pattern)) != nil else { return nil }
        self.pattern = pattern
    }

    func allows(_ result: CaseResult) -> Bool {
        guard let pattern, let regex = try? Regex(pattern) else { return true }
        return result.name.contains(regex)
    }
}

/// Stages the rules of one pack as its cases need them, and asks them.
private struct CaseStage {
    let pack: Pack
    let stager: Stager
    private(set) var findings: [Finding] = []
    private var staged: [CalendarDate: [String: StagedRule]] = [:]

    init(pack: Pack, registry: IndicatorRegistry, isolation: Isolation) {
        self.pack = pack
        stager = Stager(pack: pack, registry: registry, isolation: isolation)
    }

    /// Where the answer to a case is another than expected.
    mutating func mismatches(of each: RuleCase) -> [Finding] {
        let rules = rules(on: each.asOf)
        guard let rule = rules[each.rule] else { return [absent(each, among: rules.keys.sorted())] }
        do {
            let (snapshot, derived) = try each.world.built()
            let decisions = RuleHost.evaluate(
                [EvaluableRule(rule, of: pack)], snapshot: snapshot, derived: derived, asOf: each.asOf)
            guard let decision = decisions.first(where: { $0.subject == each.world.subject }) else {
                return [unanswered(each, rule)]
            }
            return CaseComparison(given: each, decision: decision, graph: rule.graph, file: rule.file.shownPath)
                .mismatches()
        } catch {
            let message = "the facts given cannot be held: \(error)"
            return [Finding(.error, "case.too-large", message, at: each.location)]
        }
    }

    /// The rules with the parameters in force on a day.
    private mutating func rules(on day: CalendarDate) -> [String: StagedRule] {
        if let known = staged[day] { return known }
        var rules: [String: StagedRule] = [:]
        for file in pack.rules {
            let (rule, found) = stager.stage(file, asOf: day)
            findings += found
            if let rule { rules[rule.id] = rule }
        }
        staged[day] = rules
        return rules
    }

    private func absent(_ each: RuleCase, among rules: [String]) -> Finding {
        if pack.rules.contains(where: { $0.path == "rules/\(each.rule).lua" }) {
            return Finding(
                .error, "case.rule-not-staged", "the rule `\(each.rule)` cannot be staged as of \(each.asOf)",
                at: each.rulePlace, help: "what is wrong with it stands at its file")
        }
        return CaseCheck.unknown("case.unknown-rule", "rule", each.rule, rules, each.rulePlace)
    }

    private func unanswered(_ each: RuleCase, _ rule: StagedRule) -> Finding {
        let named = each.world.subject.map { "\($0.kind.rawValue) `\($0.id)`" } ?? "nothing"
        let help =
            each.world.subject?.kind == rule.subject
            ? "it is outside the rule's scope: give the recipients or sectors that the rule speaks about"
            : "the rule is about a \(rule.subject.rawValue)"
        return Finding(
            .error, "case.no-answer", "expected an answer about \(named), found none", at: each.expected.location,
            help: help, related: [Finding.Related("in the case `\(each.title)`", at: each.location)])
    }
}
