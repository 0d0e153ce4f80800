public import AidModel
public import Findings
public import LuaSandbox
public import RuleModel

/// Asks one pack, or one rule of it, about one subject, and what lies beyond its answers.
public struct ExplainUseCase: Sendable {
    /// What was answered.
    public struct Outcome: Sendable {
        /// The answers, in the order of subject and rule.
        public var explained: [ExplainedDecision]
        /// What is not known about the subject, over the rules of all packs: what settles most answers first.
        public var open: [OpenFact]
        /// What is wrong with the pack.
        public var findings: [Finding]
        /// How many rules were asked.
        public var rules: Int
    }

    private let question: EvaluateUseCase.Question
    private let isolation: Isolation

    /// Asks about a subject's answers by a pack, or by one rule of it.
    ///
    /// A subject is named as a reader writes it: a state's code, `organisation@recipient`, an activity's identifier in any
    /// case, an organisation's key. `isolation` says where packs run and changes no answer.
    public init(pack: String, rule: String?, subject: String, isolation: Isolation) {
        self.isolation = isolation
        question = EvaluateUseCase.Question(pack: pack, rule: rule, subject: subject)
    }

    /// The answers. Other packs are asked only when something is open, to tell what settles most.
    public func run(_ request: AnalysisRequest, _ workspace: Workspace) throws(Segment.LayoutError) -> Outcome {
        let sources = try EvaluateUseCase.sources(workspace, asOf: request.asOf)
        let own = EvaluateUseCase(question: question, isolation: isolation).explained(
            request, workspace, sources, withChanges: true)
        var outcome = Outcome(explained: own.decisions, open: [], findings: own.findings, rules: own.rules)
        let open = own.decisions.flatMap(\.open)
        guard !open.isEmpty else { return outcome }
        let all = EvaluateUseCase.Question(pack: nil, rule: nil, subject: question.subject)
        let everywhere = EvaluateUseCase(question: all, isolation: isolation).explained(
            request, workspace, sources, withChanges: false
        ).decisions.flatMap(\.open)
        let asked = Set(open.map { [$0.what, $0.of] })
        outcome.open = OpenFact.ranked(everywhere).filter { asked.contains([$0.what, $0.of]) }
        return outcome
    }
}
