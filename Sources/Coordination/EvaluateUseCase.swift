public import AidModel
import Deconfliction
public import Findings
public import LuaSandbox
import RuleHost
public import RuleModel
import RuleTooling

/// Asks every pack about every subject in its scope.
public struct EvaluateUseCase: Sendable {
    /// What the packs answered.
    public struct Outcome: Sendable {
        /// The answers, in the order of subject, pack and rule.
        public var decisions: [Decision]
        /// What is wrong with the packs.
        public var findings: [Finding]
        /// How many rules were asked.
        public var rules: Int
    }

    /// Which lenses are asked.
    public enum Lenses: Hashable, Sendable {
        /// All of them.
        case all
        /// None: no view of a state's situation at all.
        case none
        /// The packs named.
        case named([String])
    }

    /// One pack, or one rule of it, about one subject.
    public struct Question: Hashable, Sendable {
        /// The pack's id; `nil` for all packs.
        public var pack: String?
        /// The rule's id; `nil` for all rules of the pack.
        public var rule: String?
        /// The subject's id, as a reader writes it.
        public var subject: String
    }

    private let lenses: Lenses
    private let isolation: Isolation
    private let question: Question?

    /// Makes the use case; with a question, nothing else is asked. `isolation` says where packs run and changes no answer.
    public init(lenses: Lenses = .all, question: Question? = nil, isolation: Isolation) {
        self.lenses = lenses
        self.question = question
        self.isolation = isolation
    }

    /// The answers on a workspace, for the recipients, sectors and organisations of the request.
    public func run(_ request: AnalysisRequest, _ workspace: Workspace) throws(Segment.LayoutError) -> Outcome {
        var (rules, findings) = rules(request)
        var answers = RuleHost.Answers()
        if !rules.isEmpty {
            answers = RuleHost.evaluate(
                rules, snapshot: workspace.snapshot, sources: try Self.sources(workspace, asOf: request.asOf),
                asOf: request.asOf,
                filter: filter(request))
        } else if findings.isEmpty {
            findings.append(Finding(.error, "pack.none", "no rule was found", help: "name packs with `--packs`"))
        }
        findings += answers.undecided.map(Self.undecided)
        var decisions = answers.decisions.filter { $0.sensitivity <= request.clearance }
        for row in decisions.indices { decisions[row].subjectName = workspace.books.name(of: decisions[row].subject) }
        return Outcome(
            decisions: decisions, findings: findings.sorted(),
            rules: rules.count)
    }

    /// The rules that are asked, with what is wrong with their packs.
    private func rules(_ request: AnalysisRequest) -> ([EvaluableRule], [Finding]) {
        var (rules, findings) = staged(request)
        rules.removeAll { $0.kind == .lens && !isAsked($0) }
        return (rules, findings)
    }

    /// The answers with what lies beyond each.
    func explained(
        _ request: AnalysisRequest, _ workspace: Workspace, _ sources: SnapshotBinding.Sources, withChanges: Bool
    ) -> (decisions: [ExplainedDecision], findings: [Finding], rules: Int) {
        let (rules, findings) = rules(request)
        guard !rules.isEmpty else { return ([], findings.sorted(), 0) }
        let decisions = RuleHost.explain(
            rules, snapshot: workspace.snapshot, sources: sources, asOf: request.asOf, filter: filter(request),
            withChanges: withChanges)
        let visible = decisions.filter { $0.decision.sensitivity <= request.clearance }.map { explained in
            var explained = explained
            explained.decision.subjectName = workspace.books.name(of: explained.decision.subject)
            return explained
        }
        return (visible, findings.sorted(), rules.count)
    }

    /// What the rules are asked on.
    static func sources(
        _ workspace: Workspace, asOf: CalendarDate
    ) throws(Segment.LayoutError) -> SnapshotBinding.Sources {
        SnapshotBinding.Sources(
            workspace.snapshot, activities: workspace.books.activities,
            derived: try Derivation.subjects(workspace.books), asOf: asOf)
    }

    private func isAsked(_ rule: EvaluableRule) -> Bool {
        switch lenses {
        case .all: true
        case .none: false
        case .named(let names): names.contains(rule.pack.id) || names.contains(rule.id)
        }
    }

    private func filter(_ request: AnalysisRequest) -> SubjectFilter {
        SubjectFilter(
            recipients: request.countries, sectors: request.sectors, organisations: request.organisations,
            id: question?.subject)
    }

    /// The rules that are asked, of every pack or of the one in question, with the parameters in force on the day.
    private func staged(_ request: AnalysisRequest) -> ([EvaluableRule], [Finding]) {
        let (directories, missing) = PackSearch.packs(under: request.packs)
        var rules: [EvaluableRule] = []
        var findings = missing
        var names: (packs: [String], rules: [String]) = ([], [])
        for directory in directories {
            let (pack, found) = PackLoader.load(directory)
            if let pack { names.packs.append(pack.id) }
            if let wanted = question?.pack, pack.map({ $0.id != wanted }) ?? false { continue }
            findings += found
            guard let pack else { continue }
            let staging = PackStaging(pack, isolation: isolation)
            findings += staging.findings
            let errors = (found + staging.findings).count { $0.severity == .error && !PackStaging.isOneRulesOwn($0) }
            guard errors == 0 else {
                findings.append(Self.refused(pack, errors))
                continue
            }
            let stager = Stager(pack: pack, isolation: isolation)
            for file in pack.rules {
                let (rule, found) = stager.evaluable(file, asOf: request.asOf)
                if let rule { names.rules.append(rule.id) }
                if let wanted = question?.rule, let rule, rule.id != wanted { continue }
                findings += found
                if let rule { rules.append(rule) }
            }
        }
        if let question, rules.isEmpty, let unknown = Self.unknown(question, names) { findings.append(unknown) }
        return (rules, findings)
    }

    /// A pack that is wrong in one rule or under one set of parameters is not asked at all: half of a policy is another one.
    private static func refused(_ pack: Pack, _ errors: Int) -> Finding {
        Finding(
            .error, "pack.refused",
            "the pack `\(pack.id)` was not asked, because it has \(errors == 1 ? "an error" : "\(errors) errors")",
            at: SourceLocation(file: pack.path), help: "`concord check \(pack.path)` shows what to change")
    }

    private static func unknown(_ question: Question, _ names: (packs: [String], rules: [String])) -> Finding? {
        func finding(_ code: String, _ message: String, _ name: String, _ known: [String]) -> Finding {
            let shown = known.sorted().map { "`\($0)`" }.joined(separator: ", ")
            let help = NearestName.nearest(to: name, among: known).map { "did you mean `\($0)`?" } ?? "known: \(shown)"
            return Finding(.error, code, message, help: known.isEmpty ? nil : help)
        }
        guard let pack = question.pack else { return nil }
        if !names.packs.contains(pack) {
            return finding("pack.unknown", "there is no pack `\(pack)`", pack, names.packs)
        }
        guard let rule = question.rule, !names.rules.contains(rule) else { return nil }
        return finding("rule.unknown", "pack `\(pack)` has no rule `\(rule)`", rule, names.rules)
    }

    /// Says of how many subjects it cannot be told whether a rule speaks about them: silence would read as no.
    private static func undecided(_ rule: EvaluableRule, _ count: Int) -> Finding {
        let scope = rule.scope
        let needed = [
            scope.recipients.isEmpty ? nil : "recipient country", scope.sectors.isEmpty ? nil : "DAC sector",
            scope.forms.isEmpty ? nil : "form of assistance",
        ].compactMap { $0 }.joined(separator: " and ")
        return Finding(
            .note, "rule.scope-not-known",
            "of \(Counted(rule.subject.rawValue, count)) it cannot be told whether `\(rule.pack.id)` `\(rule.id)` speaks of "
                + "\(count == 1 ? "it" : "them"), so no answer is given",
            help: "its scope asks for \(needed), which the data does not say of \(count == 1 ? "it" : "them")")
    }
}
