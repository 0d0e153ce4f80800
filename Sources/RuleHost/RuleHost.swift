public import AidModel
public import RuleModel

/// Asks rules about subjects: the one place that turns graphs and a Snapshot into decisions.
public enum RuleHost {
    /// Evaluates rules about every subject in their scope.
    ///
    /// Same rules, Snapshot, portfolios and day give the same decisions, whatever the order of the rules. A rule that was
    /// not staged answers for each subject that it cannot be told, with its cause; kinds of subject that no binding knows
    /// have no subjects.
    ///
    /// - Parameters:
    ///   - rules: the rules, in any order.
    ///   - snapshot: what is known.
    ///   - sources: what was read of it and of what was derived from it.
    ///   - asOf: the day asked about.
    ///   - filter: asks about its subjects alone.
    /// - Returns: decisions in the order of subject, pack and rule; and of how many subjects it cannot be told whether a
    ///   rule speaks about them, in the order of pack and rule.
    public static func evaluate(
        _ rules: [EvaluableRule], snapshot: Snapshot, sources: SnapshotBinding.Sources, asOf: CalendarDate,
        filter: SubjectFilter = SubjectFilter()
    ) -> Answers {
        let moment = Moment(
            snapshotHash: snapshot.hash, asOf: asOf, knownAt: snapshot.knownAt, sources: snapshot.sources.decoded())
        var answers = Answers()
        scoped(rules, sources, filter) { rule, binding, scoped in
            answers.decisions += decisions(rule, scoped.inside, binding, moment)
            if !scoped.undecided.isEmpty { answers.undecided.append((rule, scoped.undecided.count)) }
        }
        answers.decisions.sort { ($0.subject, $0.pack.id, $0.rule) < ($1.subject, $1.pack.id, $1.rule) }
        answers.undecided.sort { ($0.rule.pack.id, $0.rule.id) < ($1.rule.pack.id, $1.rule.id) }
        return answers
    }

    /// Evaluates rules as `evaluate` does, and looks beyond each answer: for the few that somebody asks why.
    ///
    /// - Returns: the decisions, in the order of subject, pack and rule.
    public static func explain(
        _ rules: [EvaluableRule], snapshot: Snapshot, sources: SnapshotBinding.Sources, asOf: CalendarDate,
        filter: SubjectFilter
    ) -> [ExplainedDecision] {
        let moment = Moment(
            snapshotHash: snapshot.hash, asOf: asOf, knownAt: snapshot.knownAt, sources: snapshot.sources.decoded())
        var explained: [ExplainedDecision] = []
        scoped(rules, sources, filter) { rule, binding, scoped in
            let outlooks = outlooks(of: rule, for: scoped.inside, binding: binding, asOf: asOf)
            for (decision, outlook) in zip(decisions(rule, scoped.inside, binding, moment), outlooks) {
                explained.append(
                    ExplainedDecision(decision, change: outlook?.change, open: outlook?.open ?? []))
            }
        }
        return explained.sorted {
            ($0.decision.subject, $0.decision.pack.id, $0.decision.rule)
                < ($1.decision.subject, $1.decision.pack.id, $1.decision.rule)
        }
    }

    /// Calls for each rule with the subjects of its scope that are asked about.
    private static func scoped(
        _ rules: [EvaluableRule], _ sources: SnapshotBinding.Sources, _ filter: SubjectFilter,
        _ body: (EvaluableRule, SnapshotBinding, ScopedSubjects) -> Void
    ) {
        for kind in Set(rules.map(\.subject)) {
            guard let binding = SnapshotBinding(kind, in: sources) else { continue }
            let wanted = filter.rows(of: binding)
            for rule in rules where rule.subject == kind {
                var scoped = binding.subjects(in: rule.scope)
                if let wanted {
                    scoped.inside.removeAll { !wanted.contains($0) }
                    scoped.undecided.removeAll { !wanted.contains($0) }
                }
                body(rule, binding, scoped)
            }
        }
    }

    /// Evaluates rules about every subject in their scope, on a Snapshot and what was derived from it.
    public static func evaluate(
        _ rules: [EvaluableRule], snapshot: Snapshot, derived: Segment, asOf: CalendarDate
    ) -> [Decision] {
        let sources = SnapshotBinding.Sources(snapshot, derived: derived, asOf: asOf)
        return evaluate(rules, snapshot: snapshot, sources: sources, asOf: asOf).decisions
    }

    /// What rules answered.
    public struct Answers: Sendable {
        /// The decisions, in the order of subject, pack and rule.
        public var decisions: [Decision] = []
        /// Of how many subjects it cannot be told whether they lie in a rule's scope.
        public var undecided: [(rule: EvaluableRule, count: Int)] = []

        /// No answers yet.
        public init() {}
    }

    /// When is asked, and of what.
    public struct Moment: Sendable {
        let snapshotHash: String
        let asOf: CalendarDate
        let knownAt: CalendarDate?
        let evidence: EvidenceSources

        /// Names the Snapshot and the days.
        public init(snapshotHash: String, asOf: CalendarDate, knownAt: CalendarDate?, sources: [Source]) {
            (self.snapshotHash, self.asOf, self.knownAt) = (snapshotHash, asOf, knownAt)
            evidence = EvidenceSources(sources: sources, asOf: asOf)
        }
    }

    /// Evaluates one rule over any binding, in the order of its subjects.
    public static func evaluate(
        _ rule: EvaluableRule, binding: any SubjectBinding, at moment: Moment
    ) -> [Decision] {
        decisions(rule, binding.subjects(in: rule.scope).inside, binding, moment)
    }

    /// Looks beyond the answers of a rule: what would change each, and what is open; in the order of `subjects`, which are
    /// rows of the binding. A rule without a graph, or one that would cost too much, has no outlook.
    public static func outlooks(
        of rule: EvaluableRule, for subjects: [Int], binding: any SubjectBinding, asOf: CalendarDate
    ) -> [DecisionOutlook?] {
        guard case .graph(let graph) = rule.outcome else { return subjects.map { _ in nil } }
        let evaluation = GraphEvaluation(graph, binding: binding, asOf: asOf)
        guard !GraphCost(evaluation).isTooHigh else { return subjects.map { _ in nil } }
        return subjects.map { DecisionOutlook(rule, evaluation, subject: $0) }
    }

    private static func decisions(
        _ rule: EvaluableRule, _ asked: [Int], _ binding: any SubjectBinding, _ moment: Moment
    ) -> [Decision] {
        switch rule.outcome {
        case .graph(let graph):
            let evaluation = GraphEvaluation(graph, binding: binding, asOf: moment.asOf)
            let cost = GraphCost(evaluation)
            if cost.isTooHigh {
                return asked.map { failed(rule, binding.subjects[$0], .limit, cost.refusal, moment) }
            }
            return asked.map { DecisionWriter(rule: rule, evaluation: evaluation, moment: moment).decision(of: $0) }
        case .failed(let cause, let message):
            return asked.map { failed(rule, binding.subjects[$0], cause, message, moment) }
        }
    }

    /// What each subject's root clause comes to, in chunks and without explanation: for counts over many subjects.
    public static func truths(
        of graph: RuleGraph, binding: any SubjectBinding, asOf: CalendarDate
    ) -> [(truth: Truth, standing: Standing)] {
        let answers = BoundRule(graph, binding: binding, asOf: asOf).answers()
        return zip(answers.truths, answers.standings).map { truth, standing in
            (Truth(rawValue: truth) ?? .unknown, Standing(rawValue: standing) ?? .error)
        }
    }

    private static func failed(
        _ rule: EvaluableRule, _ subject: Subject, _ cause: Cause, _ message: String, _ moment: Moment
    ) -> Decision {
        var decision = Decision(
            subject: subject, kind: rule.kind, pack: rule.pack, rule: rule.id, ruleTitle: rule.title,
            answer: rule.kind == .eligibility ? .indeterminate : .notKnown, cause: cause, graphHash: "",
            snapshotHash: moment.snapshotHash, asOf: moment.asOf, knownAt: moment.knownAt,
            apiLevel: APILevel.current.description, isolation: "none")
        decision.reasons = [Decision.Reason(code: "\(rule.id).\(cause.rawValue)", text: message)]
        decision.sensitivity = rule.sensitivity
        return decision
    }
}
