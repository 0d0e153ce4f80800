import AidModel
public import RuleModel

/// A rule ready to be asked about the subjects of one binding: what is the same for all of them was computed once.
///
/// A value; may be used from any thread.
public struct PreparedRule: Sendable {
    private let rule: EvaluableRule
    private let binding: any SubjectBinding
    private let moment: RuleHost.Moment
    private let state: State

    private enum State: Sendable {
        case ready(GraphEvaluation, [ParameterUse])
        case refused(Cause, String)
    }

    /// Prepares a rule. One that was not staged, or that would cost too much, answers every subject with its cause.
    public init(_ rule: EvaluableRule, binding: any SubjectBinding, at moment: RuleHost.Moment) {
        (self.rule, self.binding, self.moment) = (rule, binding, moment)
        switch rule.outcome {
        case .graph(let graph):
            let evaluation = GraphEvaluation(graph, binding: binding, asOf: moment.asOf)
            let cost = GraphCost(evaluation)
            state =
                cost.isTooHigh
                ? .refused(.limit, cost.refusal)
                : .ready(evaluation, graph.parameters.compactMap { ParameterUse($0, on: moment.asOf) })
        case .failed(let cause, let message): state = .refused(cause, message)
        }
    }

    /// Why the rule is evaluated on nobody; `nil` when it is.
    public var refusal: String? {
        if case .refused(_, let message) = state { message } else { nil }
    }

    /// The decision of a subject of the binding, explained.
    public func decision(of subject: Int) -> Decision {
        switch state {
        case .ready(let evaluation, let parameters):
            DecisionWriter(rule: rule, evaluation: evaluation, moment: moment, parameters: parameters)
                .decision(of: subject)
        case .refused(let cause, let message): failed(binding.subjects[subject], cause, message)
        }
    }

    /// What lies beyond the decision of a subject; `nil` for a rule that is evaluated on nobody.
    public func outlook(of subject: Int) -> DecisionOutlook? {
        guard case .ready(let evaluation, _) = state else { return nil }
        return DecisionOutlook(rule, evaluation, subject: subject)
    }

    private func failed(_ subject: Subject, _ cause: Cause, _ message: String) -> Decision {
        var decision = Decision(
            subject: subject, kind: rule.kind, pack: rule.pack, rule: rule.id, ruleTitle: rule.title,
            answer: rule.kind == .eligibility ? .indeterminate : .notKnown, cause: cause, graphHash: "",
            snapshotHash: moment.snapshotHash, asOf: moment.asOf, knownAt: moment.knownAt,
            apiLevel: APILevel.current.description)
        decision.ruleFile = rule.file
        decision.reasons = [Decision.Reason(code: "\(rule.id).\(cause.rawValue)", text: message)]
        decision.sensitivity = rule.sensitivity
        return decision
    }
}

extension ParameterUse {
    /// The value of a parameter that is in force on a day.
    init?(_ parameter: RuleParameter, on day: CalendarDate) {
        guard let interval = parameter.interval(on: day) else { return nil }
        self.init(
            name: parameter.name, value: interval.value.description, unit: parameter.unit, origin: parameter.origin,
            reference: parameter.reference, from: interval.from?.description)
    }
}
