import RuleModel

/// The reasons that an answer rests on: of an answer that all its clauses make, each of them; of one that a single
/// clause makes, that one. What an answer would be the same without is no such reason.
struct DecisiveReasons {
    /// A reason with those under it.
    struct Reason {
        /// The rule's id and the clause's key.
        var code: String
        var line: Int
        var under: [Reason]

        /// Its code and all under it.
        var codes: [String] { [code] + under.flatMap(\.codes) }
    }

    /// The topmost ones, each once, in the order of the tree.
    let reasons: [Reason]

    init(_ decision: Decision, graph: RuleGraph) {
        let parts = graph.nodes[graph.root].operands.map { graph.nodes[$0] }
        var found = Self.deciding(decision, limits: parts.count { $0.operation == .limit })
            .flatMap { Self.reasons(of: $0, rule: decision.rule) }
        if decision.kind == .advisory {
            let given = Set(decision.reasons.map(\.code))
            found += parts.filter { $0.operation == .comment }.map {
                Reason(code: "\(decision.rule).\($0.key)", line: $0.line, under: [])
            }.filter { given.contains($0.code) }
        }
        var seen: Set<String> = []
        reasons = found.filter { seen.insert($0.code).inserted }
    }

    /// Every code among them.
    var codes: Set<String> { Set(reasons.flatMap(\.codes)) }

    // MARK: Which clauses decide

    /// The clauses right under the answer that it rests on; those shown without effect are not among them.
    private static func deciding(_ decision: Decision, limits: Int) -> [EvaluatedClause] {
        switch decision.kind {
        case .eligibility, .warning: return Array(decision.clauses.prefix(1))
        case .advisory: return decision.clauses
        case .lens:
            guard decision.clauses.first?.operation != "sign" else { return decision.clauses }
            let decides = decision.clauses.firstIndex { $0.truth != .no && applies($0) }
            return decides.map { Array(decision.clauses[...$0]) } ?? decision.clauses
        case .coordination:
            let limiting = Array(decision.clauses.prefix(max(limits, 1)))
            let truth: Truth =
                switch decision.answer {
                case .within: .yes
                case .over: .no
                default: .unknown
                }
            return limiting.filter { $0.truth == truth }
        }
    }

    private static func reasons(of clause: EvaluatedClause, rule: String) -> [Reason] {
        let under = parts(of: clause).flatMap { reasons(of: $0, rule: rule) }
        guard !clause.label.isEmpty else { return under }
        return [Reason(code: "\(rule).\(clause.key)", line: clause.line, under: under)]
    }

    /// The clauses under a clause that make its truth.
    private static func parts(of clause: EvaluatedClause) -> [EvaluatedClause] {
        let applying = clause.children.filter(applies)
        let same = applying.filter { $0.truth == clause.truth }
        switch (clause.operation, clause.truth) {
        case ("any_of", _), ("all_of", _), ("consecutive", _): return []
        case ("all", .yes), ("any", .no): return applying
        case ("all", _), ("any", _), ("at_least_k", _): return same
        case ("none", .yes): return applying
        case ("none", .no): return applying.filter { $0.truth == .yes }
        case ("none", .unknown): return same
        default: return applying
        }
    }

    /// A clause that is unknown without a cause does not apply, or is left out.
    private static func applies(_ clause: EvaluatedClause) -> Bool { clause.truth != .unknown || clause.cause != nil }
}
