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
    ///   - derived: the portfolios derived from it.
    ///   - asOf: the day asked about.
    ///   - subjects: asks about these alone; `nil` asks about all.
    /// - Returns: decisions in the order of subject, pack and rule.
    public static func evaluate(
        _ rules: [EvaluableRule], snapshot: Snapshot, derived: Segment, asOf: CalendarDate,
        subjects: Set<Subject>? = nil
    ) -> [Decision] {
        let sources = SnapshotBinding.Sources(snapshot, derived: derived, asOf: asOf)
        let moment = Moment(
            snapshotHash: snapshot.hash, asOf: asOf, knownAt: snapshot.knownAt, sources: snapshot.sources.decoded())
        var decisions: [Decision] = []
        for kind in Set(rules.map(\.subject)) {
            guard let binding = SnapshotBinding(kind, in: sources) else { continue }
            for rule in rules where rule.subject == kind {
                decisions += evaluate(rule, binding: binding, at: moment, subjects: subjects)
            }
        }
        return decisions.sorted { ($0.subject, $0.pack.id, $0.rule) < ($1.subject, $1.pack.id, $1.rule) }
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
        _ rule: EvaluableRule, binding: any SubjectBinding, at moment: Moment, subjects: Set<Subject>? = nil
    ) -> [Decision] {
        let asked = binding.subjects.indices.filter { index in
            guard subjects?.contains(binding.subjects[index]) ?? true else { return false }
            let recipients = rule.scope.recipients
            return recipients.isEmpty || binding.recipient(of: index).map(recipients.contains) ?? false
        }
        switch rule.outcome {
        case .graph(let graph):
            let evaluation = GraphEvaluation(graph, binding: binding, asOf: moment.asOf)
            return asked.map { DecisionWriter(rule: rule, evaluation: evaluation, moment: moment).decision(of: $0) }
        case .failed(let cause, let message):
            return asked.map { failed(rule, binding.subjects[$0], cause, message, moment) }
        }
    }

    /// What each subject's root clause comes to, in chunks and without explanation: for counts over many subjects.
    public static func truths(
        of graph: RuleGraph, binding: any SubjectBinding, asOf: CalendarDate
    ) -> [(truth: Truth, standing: Standing)] {
        let evaluation = GraphEvaluation(graph, binding: binding, asOf: asOf)
        let root = graph.nodes[graph.root].operands[0]
        let clause = graph.nodes[root].type == .clause ? root : graph.nodes[root].operands[0]
        var results: [(truth: Truth, standing: Standing)] = []
        for start in stride(from: 0, to: binding.subjects.count, by: GraphEvaluation.chunk) {
            let rows = start..<min(start + GraphEvaluation.chunk, binding.subjects.count)
            let frame = EvaluationFrame(subjects: rows.map(binding.record))
            results += evaluation.column(clause, frame).truths.map { ($0.truth, $0.standing) }
        }
        return results
    }

    private static func failed(
        _ rule: EvaluableRule, _ subject: Subject, _ cause: Cause, _ message: String, _ moment: Moment
    ) -> Decision {
        var decision = Decision(
            subject: subject, kind: rule.kind, pack: rule.pack, rule: rule.id, ruleTitle: rule.title,
            answer: rule.kind == .eligibility ? .indeterminate : .notKnown, cause: cause, graphHash: "",
            snapshotHash: moment.snapshotHash, asOf: moment.asOf, knownAt: moment.knownAt,
            apiLevel: APILevel.current.description)
        decision.reasons = [Decision.Reason(code: "\(rule.id).\(cause.rawValue)", text: message)]
        decision.sensitivity = rule.sensitivity
        return decision
    }
}
