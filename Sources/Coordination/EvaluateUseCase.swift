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

    private let lenses: Lenses

    /// Makes the use case.
    public init(lenses: Lenses = .all) {
        self.lenses = lenses
    }

    /// The answers on a workspace, for the recipients of the request.
    public func run(_ request: AnalysisRequest, _ workspace: Workspace) throws(Segment.LayoutError) -> Outcome {
        var (rules, findings) = Self.rules(under: request.packs, asOf: request.asOf)
        rules.removeAll { $0.kind == .lens && !isAsked($0) }
        let derived = try Derivation.portfolios(workspace.snapshot, asOf: request.asOf)
        let decisions = RuleHost.evaluate(
            rules, snapshot: workspace.snapshot, derived: derived, asOf: request.asOf,
            subjects: Self.subjects(request, workspace.snapshot, derived))
        if rules.isEmpty, findings.isEmpty {
            findings.append(Finding(.error, "pack.none", "no rule was found", help: "name packs with `--packs`"))
        }
        return Outcome(
            decisions: decisions.filter { Self.isVisible($0, request.clearance) }, findings: findings.sorted(),
            rules: rules.count)
    }

    private func isAsked(_ rule: EvaluableRule) -> Bool {
        switch lenses {
        case .all: true
        case .none: false
        case .named(let names): names.contains(rule.pack.id) || names.contains(rule.id)
        }
    }

    /// Every rule of every pack with the parameters in force on a day.
    private static func rules(under paths: [String], asOf: CalendarDate) -> ([EvaluableRule], [Finding]) {
        let (directories, missing) = PackSearch.packs(under: paths)
        var rules: [EvaluableRule] = []
        var findings = missing
        for directory in directories {
            let (pack, found) = PackLoader.load(directory)
            findings += found
            guard let pack else { continue }
            let staging = PackStaging(pack)
            findings += staging.findings
            let errors = (found + staging.findings).count { $0.severity == .error }
            guard errors == 0 else {
                findings.append(refused(pack, errors))
                continue
            }
            let stager = Stager(pack: pack)
            for file in pack.rules {
                let (rule, found) = stager.stage(file, asOf: asOf)
                findings += found
                guard let rule else { continue }
                rules.append(EvaluableRule(rule, of: pack))
                if let note = notAsked(rule.subject, file.shownPath) { findings.append(note) }
            }
        }
        return (rules, findings)
    }

    /// A pack that is wrong in one rule or under one set of parameters is not asked at all: half of a policy is another one.
    private static func refused(_ pack: Pack, _ errors: Int) -> Finding {
        Finding(
            .error, "pack.refused",
            "the pack `\(pack.id)` was not asked, because it has \(errors == 1 ? "an error" : "\(errors) errors")",
            at: SourceLocation(file: pack.path), help: "`concord check \(pack.path)` shows what to change")
    }

    /// Says of a rule about a kind of subject that cannot be asked yet that it gave no answer: silence would read as none.
    private static func notAsked(_ kind: Subject.Kind, _ file: String) -> Finding? {
        switch kind {
        case .state, .portfolio: nil
        case .activity, .proposal, .pair, .cell, .organisation:
            Finding(
                .warning, "rule.subject-not-asked",
                "rules about a `\(kind.rawValue)` are not asked yet, so this one gave no answer",
                at: SourceLocation(file: file, line: 1), help: "rules about a state or a portfolio are asked")
        }
    }

    /// The subjects of the recipients asked for; `nil` means all.
    private static func subjects(
        _ request: AnalysisRequest, _ snapshot: Snapshot, _ derived: Segment
    ) -> Set<Subject>? {
        guard !request.countries.isEmpty || !request.organisations.isEmpty else { return nil }
        var subjects = Set(request.countries.map { Subject(.state, $0) })
        for portfolio in derived.rows(of: Portfolio.self).decoded() {
            let isRecipient = request.countries.isEmpty || request.countries.contains(portfolio.recipient)
            let isOrganisation = request.organisations.isEmpty || request.organisations.contains(portfolio.organisation)
            if isRecipient, isOrganisation { subjects.insert(Subject(.portfolio, portfolio.id)) }
        }
        return subjects
    }

    private static func isVisible(_ decision: Decision, _ clearance: Sensitivity) -> Bool {
        decision.sensitivity <= clearance
    }
}
