public import AidModel

/// Asks one pack, or one rule of it, about one subject: nothing else is staged or evaluated.
public struct ExplainUseCase: Sendable {
    private let question: EvaluateUseCase.Question

    /// Asks about a subject's answers by a pack, or by one rule of it.
    ///
    /// A subject is named as a reader writes it: a state's code, `organisation@recipient`, an activity's identifier in any
    /// case, an organisation's key.
    public init(pack: String, rule: String?, subject: String) {
        question = EvaluateUseCase.Question(pack: pack, rule: rule, subject: subject)
    }

    /// The answers, in the order of subject and rule.
    public func run(
        _ request: AnalysisRequest, _ workspace: Workspace
    ) throws(Segment.LayoutError) -> EvaluateUseCase.Outcome {
        try EvaluateUseCase(question: question).run(request, workspace)
    }
}
