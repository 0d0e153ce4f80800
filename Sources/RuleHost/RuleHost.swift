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
        let prepared = PreparedRule(rule, binding: binding, at: moment)
        let all = binding.subjects
        return all.indices.filter { subjects?.contains(all[$0]) ?? true }.filter(prepared.isInScope)
            .map(prepared.decision)
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
