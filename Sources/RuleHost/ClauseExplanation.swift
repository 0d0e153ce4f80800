import AidModel
import RuleModel

/// Turns one row of an evaluation into a tree of clauses with values, distances and evidence, and gathers what the
/// decision says beside it. The frames are those of the evaluation itself, run on that row alone.
struct ClauseExplanation {
    let evaluation: GraphEvaluation
    var facts: FactsRead
    private var printed: Set<Place> = []

    private struct Place: Hashable {
        var node: Int
        var frame: ObjectIdentifier
        var row: Int
    }

    init(_ evaluation: GraphEvaluation, sources: EvidenceSources) {
        self.evaluation = evaluation
        facts = FactsRead(evaluation: evaluation, sources: sources)
    }

    private var graph: RuleGraph { evaluation.graph }

    /// What a clause came to in a row.
    func cell(_ node: Int, _ frame: EvaluationFrame, _ row: Int) -> TruthCell {
        evaluation.column(node, frame).truths[row]
    }

    /// The tree of a clause.
    mutating func clause(
        _ index: Int, _ frame: EvaluationFrame, _ row: Int, prefix: String = ""
    ) -> EvaluatedClause {
        let node = graph.nodes[index]
        let cell = cell(index, frame, row)
        if node.operation == .missingAs { return treated(node, cell, frame, row, prefix) }
        if node.operation == .withinGroup { return inGroup(node, cell, frame, row, prefix) }
        let words = evaluation.plan.words[index]
        let key = prefix.isEmpty ? words.key : prefix + words.key
        var clause = EvaluatedClause(
            key: key, label: node.label, operation: words.operation, truth: cell.truth, line: node.line)
        if cell.truth == .unknown { clause.cause = cell.standing.cause }
        let home = evaluation.plan.home(of: index, in: frame)
        let homeRow = evaluation.row(row, of: frame, in: home)
        guard printed.insert(Place(node: index, frame: ObjectIdentifier(home), row: homeRow)).inserted else {
            clause.isRepeated = true
            return clause
        }
        fill(&clause, index, home, homeRow, prefix: prefix)
        if cell.standing == .doesNotApply { clause.missing = ["does not apply"] }
        return clause
    }

    /// A clause whose unknown the rule reads as met or not met, or leaves out, is printed as itself with that truth.
    private mutating func treated(
        _ node: RuleNode, _ cell: TruthCell, _ frame: EvaluationFrame, _ row: Int, _ prefix: String
    ) -> EvaluatedClause {
        let inner = self.cell(node.operands[0], frame, row)
        var clause = clause(node.operands[0], frame, row, prefix: prefix)
        if inner != cell {
            clause.truth = cell.truth
            clause.cause = nil
            clause.missing.append(node.attributes.text ?? "")
        }
        return clause
    }

    /// A clause outside of its group of peers, or whose group is unknown, is printed as itself without its truth.
    private mutating func inGroup(
        _ node: RuleNode, _ cell: TruthCell, _ frame: EvaluationFrame, _ row: Int, _ prefix: String
    ) -> EvaluatedClause {
        let inner = self.cell(node.operands[0], frame, row)
        var clause = clause(node.operands[0], frame, row, prefix: prefix)
        guard inner != cell else { return clause }
        clause.truth = cell.truth
        clause.cause = cell.standing.cause
        clause.missing = cell.applies ? clause.missing + ["group of peers"] : ["does not apply"]
        facts.begin()
        for list in node.operands.dropFirst() { facts.read(list, frame, row) }
        clause.evidence += facts.end(isOpen: cell.applies).evidence.filter { !clause.evidence.contains($0) }
        return clause
    }

    private mutating func fill(
        _ clause: inout EvaluatedClause, _ index: Int, _ frame: EvaluationFrame, _ row: Int, prefix: String
    ) {
        let node = graph.nodes[index]
        switch node.operation {
        case .all, .any, .none: children(of: node.operands, &clause, frame, row, prefix)
        case .atLeastK:
            children(of: Array(node.operands.dropFirst()), &clause, frame, row, prefix)
            clause.left = String(clause.children.count { $0.truth == .yes })
            clause.right = text(node.operands[0], frame, row)
        case .anyOf, .allOf, .consecutive: quantified(&clause, node, frame, row)
        case .ifElse, .choose: children(of: node.operands, &clause, frame, row, prefix)
        default: compared(&clause, index, node, frame, row)
        }
    }

    private mutating func children(
        of operands: [Int], _ clause: inout EvaluatedClause, _ frame: EvaluationFrame, _ row: Int, _ prefix: String
    ) {
        for operand in operands where graph.nodes[operand].type == .clause {
            clause.children.append(self.clause(operand, frame, row, prefix: prefix))
        }
    }

    /// One child for each member, named by it.
    private mutating func quantified(
        _ clause: inout EvaluatedClause, _ node: RuleNode, _ frame: EvaluationFrame, _ row: Int
    ) {
        let list = evaluation.column(node.operands[0], frame).lists[row]
        let inner = evaluation.members(of: node, frame)
        let rows = inner.ranges[row]
        let test = node.operands[node.operands.count - 1]
        for (member, memberRow) in zip(list.members, rows) {
            var child = self.clause(test, inner, memberRow, prefix: clause.key + ".")
            child.label = child.label.isEmpty ? member.member.name : "\(member.member.name): \(child.label)"
            if !member.isDecided { child.missing.append("whether \(member.member.name) counts") }
            clause.children.append(child)
        }
        facts.begin()
        facts.readMembers(of: node.operands[0], frame, row)
        (clause.evidence, clause.missing) = facts.end(isOpen: clause.truth == .unknown)
    }

    private mutating func compared(
        _ clause: inout EvaluatedClause, _ index: Int, _ node: RuleNode, _ frame: EvaluationFrame, _ row: Int
    ) {
        facts.begin()
        if node.operation == .listed { facts.read(index, frame, row) }
        for operand in node.operands { facts.read(operand, frame, row) }
        (clause.evidence, clause.missing) = facts.end(isOpen: clause.truth == .unknown)
        guard node.operation.isComparison, let first = node.operands.first else { return }
        clause.left = text(first, frame, row)
        if node.operands.count > 1 {
            clause.right = text(node.operands[1], frame, row)
        } else if node.operation == .matches {
            clause.right = node.attributes.text
        } else if !node.attributes.codes.isEmpty {
            clause.right = node.attributes.codes.joined(separator: ", ")
        }
        clause.distance = distance(node, frame, row)
    }

    // MARK: Values

    /// A value as text with its unit; `nil` when there is none.
    func text(_ index: Int, _ frame: EvaluationFrame, _ row: Int) -> String? {
        evaluation.text(GraphSpot(node: index, frame: frame, row: row))
    }

    /// How far the left value is from the other side of the limit.
    private func distance(_ node: RuleNode, _ frame: EvaluationFrame, _ row: Int) -> String? {
        guard node.operands.count == 2 else { return nil }
        switch (evaluation.column(node.operands[0], frame), evaluation.column(node.operands[1], frame)) {
        case (.numbers(let left), .numbers(let right)):
            return ValueText.distance(left[row], right[row], unit: evaluation.plan.words[node.operands[0]].unit)
        case (.dates(let left), .dates(let right)):
            guard left[row].standing == .known, right[row].standing == .known else { return nil }
            let days = abs(Int(left[row].date.dayNumber) - Int(right[row].date.dayNumber))
            return days == 1 ? "1 day" : "\(days) days"
        default: return nil
        }
    }
}
