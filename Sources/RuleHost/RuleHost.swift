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
    /// - Parameter withChanges: whether the smallest changes are searched as well; what is open is told in any case.
    /// - Returns: the decisions, in the order of subject, pack and rule.
    public static func explain(
        _ rules: [EvaluableRule], snapshot: Snapshot, sources: SnapshotBinding.Sources, asOf: CalendarDate,
        filter: SubjectFilter, withChanges: Bool
    ) -> [ExplainedDecision] {
        let moment = Moment(
            snapshotHash: snapshot.hash, asOf: asOf, knownAt: snapshot.knownAt, sources: snapshot.sources.decoded())
        var explained: [ExplainedDecision] = []
        scoped(rules, sources, filter) { rule, binding, scoped in
            let prepared = PreparedRule(rule, binding: binding, at: moment)
            explained += scoped.inside.map { subject in
                let outlook = prepared.outlook(of: subject)
                return ExplainedDecision(
                    prepared.decision(of: subject), change: withChanges ? outlook?.change : nil,
                    open: outlook?.open ?? [])
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

    private static func decisions(
        _ rule: EvaluableRule, _ asked: [Int], _ binding: any SubjectBinding, _ moment: Moment
    ) -> [Decision] {
        let prepared = PreparedRule(rule, binding: binding, at: moment)
        return asked.map(prepared.decision)
    }

    /// What the first clause that decides comes to for each subject, in chunks and without explanation: for counts over many subjects.
    public static func truths(
        of graph: RuleGraph, binding: any SubjectBinding, asOf: CalendarDate
    ) -> [(truth: Truth, standing: Standing)] {
        guard let answers = BoundRule(graph, binding: binding, asOf: asOf).answers().first else { return [] }
        return zip(answers.truths, answers.standings).map { truth, standing in
            (Truth(rawValue: truth) ?? .unknown, Standing(rawValue: standing) ?? .error)
        }
    }
}
