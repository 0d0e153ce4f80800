public import AidModel
import Deconfliction
public import Findings
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
        /// The pack's id.
        public var pack: String
        /// The rule's id; `nil` for all rules of the pack.
        public var rule: String?
        /// The subject's id, as a reader writes it.
        public var subject: String
    }

    private let lenses: Lenses
    private let question: Question?

    /// Makes the use case; with a question, nothing else is asked.
    public init(lenses: Lenses = .all, question: Question? = nil) {
        self.lenses = lenses
        self.question = question
    }

    /// The answers on a workspace, for the recipients, sectors and organisations of the request.
    public func run(_ request: AnalysisRequest, _ workspace: Workspace) throws(Segment.LayoutError) -> Outcome {
        var (rules, findings) = staged(request)
        rules.removeAll { $0.kind == .lens && !isAsked($0) }
        var answers = RuleHost.Answers()
        if !rules.isEmpty {
            let derived = try Derivation.subjects(workspace.books)
            let sources = SnapshotBinding.Sources(
                workspace.snapshot, activities: workspace.books.activities, derived: derived, asOf: request.asOf)
            answers = RuleHost.evaluate(
                rules, snapshot: workspace.snapshot, sources: sources, asOf: request.asOf, filter: filter(request))
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
            if let question, pack.map({ $0.id != question.pack }) ?? false { continue }
            findings += found
            guard let pack else { continue }
            let stager = Stager(pack: pack)
            for file in pack.rules {
                let (rule, found) = stager.stage(file, asOf: request.asOf)
                if let rule { names.rules.append(rule.id) }
                if let wanted = question?.rule, let rule, rule.id != wanted { continue }
                findings += found
                if let rule { rules.append(EvaluableRule(rule, of: pack)) }
            }
        }
        if let question, rules.isEmpty, let unknown = Self.unknown(question, names) { findings.append(unknown) }
        return (rules, findings)
    }

    private static func unknown(_ question: Question, _ names: (packs: [String], rules: [String])) -> Finding? {
        func finding(_ code: String, _ message: String, _ name: String, _ known: [String]) -> Finding {
            let shown = known.sorted().map { "`\($0)`" }.joined(separator: ", ")
            let help = NearestName.nearest(to: name, among: known).map { "did you mean `\($0)`?" } ?? "known: \(shown)"
            return Finding(.error, code, message, help: known.isEmpty ? nil : help)
        }
        if !names.packs.contains(question.pack) {
            return finding("pack.unknown", "there is no pack `\(question.pack)`", question.pack, names.packs)
        }
        guard let rule = question.rule, !names.rules.contains(rule) else { return nil }
        return finding("rule.unknown", "pack `\(question.pack)` has no rule `\(rule)`", rule, names.rules)
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
