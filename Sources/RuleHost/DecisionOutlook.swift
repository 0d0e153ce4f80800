import AidModel
public import RuleModel

/// What lies beyond one decision: what would change it, and what is still open. Each is computed when it is asked for.
public struct DecisionOutlook {
    private let rule: EvaluableRule
    private let subject: String
    private let row: HypotheticalRow
    private let roots: RootClauses

    /// Looks beyond the answer of one rule for one subject.
    init(_ rule: EvaluableRule, _ evaluation: GraphEvaluation, subject: Int) {
        self.rule = rule
        self.subject = evaluation.binding.subjects[subject].id
        row = HypotheticalRow(evaluation, subject: subject)
        roots = RootClauses(evaluation.graph)
    }

    /// What is not known, what settles most first.
    public var open: [OpenFact] { OpenFacts(row, roots: roots).ranked(of: subject) }

    /// The smallest set of changes that gives the other answer; none for a lens, which gives no verdict, for what does not
    /// apply, and where no set was found.
    public var change: MinimalChange? {
        guard let answers = Self.answers(rule.kind) else { return nil }
        let cell = GraphEvaluation.all(
            roots.deciding.map { row.evaluation.truth(GraphSpot(node: $0, frame: row.base)) })
        guard cell.applies else { return nil }
        let target = cell.truth != .yes
        var search = ChangeSearch(row)
        guard let plan = search.smallest(roots.deciding, target) else { return nil }
        let words = ChangeWords(row: row, rule: rule)
        return MinimalChange(
            answer: target ? answers.yes : answers.no,
            changes: plan.steps.sorted { $0.spot.place < $1.spot.place }.map(words.change),
            isSmallest: search.isExhaustive)
    }

    private static func answers(_ kind: RuleKind) -> (yes: Answer, no: Answer)? {
        switch kind {
        case .eligibility: (.eligible, .ineligible)
        case .coordination: (.within, .over)
        case .warning: (.raised, .notRaised)
        case .lens, .advisory: nil
        }
    }
}

/// The clauses from which a rule's answer is made.
struct RootClauses {
    /// Those that together are the verdict; none for a lens.
    var deciding: [Int] = []
    /// Those that are each an answer: the verdict's, or a lens's signs and classes.
    var answering: [Int] = []

    init(_ graph: RuleGraph) {
        let parts = graph.nodes[graph.root].operands
        let limits = parts.filter { graph.nodes[$0].operation == .limit }
        switch graph.kind {
        case .coordination where !limits.isEmpty: deciding = limits.map { graph.nodes[$0].operands[0] }
        case .eligibility, .warning, .coordination: deciding = Array(parts.prefix(1))
        case .lens:
            for node in parts.map({ graph.nodes[$0] }) {
                if node.operation == .sign { answering.append(node.operands[0]) }
                if node.operation == .firstOf {
                    answering += node.operands.compactMap { graph.nodes[$0].operands.first }
                }
            }
        case .advisory: break
        }
        if graph.kind != .lens { answering = deciding }
    }
}

/// Changes in words.
private struct ChangeWords {
    let row: HypotheticalRow
    let rule: EvaluableRule

    func change(_ step: ChangeSearch.Step) -> MinimalChange.Change {
        let node = row.evaluation.graph.nodes[step.spot.node]
        let inputs = ClauseInputs(row.evaluation)
        // What is so now: a step may have been found where other values were changed already.
        let now = GraphSpot(node: step.spot.node, frame: row.inner(step.spot.path, of: row.base), row: step.spot.row)
        guard node.type == .clause else {
            return MinimalChange.Change(
                what: inputs.words(step.spot), present: row.evaluation.text(now), needed: step.needed,
                maker: step.maker, who: inputs.who(step.spot))
        }
        let truth = row.evaluation.truth(now)
        let isListing = node.operation == .listed || node.operation == .known
        let present: String? = truth.truth == .unknown ? nil : (truth.truth == .yes ? "met" : "not met")
        return MinimalChange.Change(
            what: node.label.isEmpty ? node.operation.name : node.label, present: isListing ? nil : present,
            needed: step.needed, maker: step.maker, who: step.maker == .waiver ? rule.pack.authorityName : nil)
    }
}
