public import AidModel
public import Findings
public import LuaSandbox
public import Rendering
public import RuleModel

/// Asks one pack, or one rule of it, about one subject, and what lies beyond its answers.
public struct ExplainUseCase: Sendable {
    /// What was answered.
    public struct Outcome: Sendable {
        /// The answers, in the order of subject and rule; what is open is weighed over the rules of all packs.
        public var explained: [ExplainedDecision]
        /// What is wrong with the pack.
        public var findings: [Finding]
        /// How many rules were asked.
        public var rules: Int
        /// How many answers rest on what this reader may not see.
        public var withheld: Int
    }

    private let question: EvaluateUseCase.Question
    private let isolation: Isolation
    private let reader: DecisionExplanation.Reader

    /// Asks about a subject's answers by a pack, or by one rule of it.
    ///
    /// A subject is named as a reader writes it: a state's code, `organisation@recipient`, an activity's identifier in any
    /// case, an organisation's key. Nothing is told that the reader may not see. `isolation` says where packs run and changes no answer.
    public init(pack: String, rule: String?, subject: String, reader: DecisionExplanation.Reader, isolation: Isolation)
    {
        self.reader = reader
        self.isolation = isolation
        question = EvaluateUseCase.Question(pack: pack, rule: rule, subject: subject)
    }

    /// The answers. Other packs are asked only when something is open, to tell what settles most.
    public func run(_ request: AnalysisRequest, _ workspace: Workspace) throws(Segment.LayoutError) -> Outcome {
        var request = request
        request.clearance = min(request.clearance, reader.clearance)
        let sources = try EvaluateUseCase.sources(workspace, asOf: request.asOf)
        let own = EvaluateUseCase(question: question, isolation: isolation).explained(
            request, workspace, sources, withChanges: true)
        var outcome = Outcome(
            explained: own.decisions, findings: own.findings, rules: own.rules, withheld: own.withheld)
        guard own.decisions.contains(where: { !$0.open.isEmpty }) else { return outcome }
        let all = EvaluateUseCase.Question(pack: nil, rule: nil, subject: question.subject)
        let everywhere = EvaluateUseCase(question: all, isolation: isolation).explained(
            request, workspace, sources, withChanges: false
        ).decisions.flatMap(\.open)
        let ranked = OpenFact.ranked(everywhere)
        outcome.explained = own.decisions.map { $0.weighed(by: ranked) }
        return outcome
    }
}
