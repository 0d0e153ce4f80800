import AidModel
import RuleModel
import Wording

/// Writes the decision of one subject: evaluates the graph on it, explains it and combines its parts by kind.
struct DecisionWriter {
    let rule: EvaluableRule
    let evaluation: GraphEvaluation
    let moment: RuleHost.Moment
    let parameters: [ParameterUse]
    private var explanation: ClauseExplanation

    init(rule: EvaluableRule, evaluation: GraphEvaluation, moment: RuleHost.Moment, parameters: [ParameterUse]) {
        (self.rule, self.evaluation, self.moment, self.parameters) = (rule, evaluation, moment, parameters)
        explanation = ClauseExplanation(evaluation, sources: moment.evidence)
    }

    private var graph: RuleGraph { evaluation.graph }

    /// The decision of a subject of the binding.
    func decision(of index: Int) -> Decision {
        var writer = self
        return writer.write(index)
    }

    private mutating func write(_ index: Int) -> Decision {
        let frame = EvaluationFrame(subjects: [evaluation.binding.record(of: index)])
        defer { frame.close() }
        var decision = Decision(
            subject: evaluation.binding.subjects[index], kind: rule.kind, pack: rule.pack, rule: rule.id,
            ruleTitle: rule.title, answer: .notKnown, graphHash: graph.hash, snapshotHash: moment.snapshotHash,
            asOf: moment.asOf, knownAt: moment.knownAt, apiLevel: APILevel.current.description)
        decision.ruleFile = rule.file
        decision.texts = rule.texts
        let parts = graph.nodes[graph.root].operands
        answer(&decision, parts, frame)
        decision.reasons = ClauseReasons(rule: rule.id).reasons(of: decision.clauses) + comments(parts, frame)
        if decision.answer != .ineligible, decision.answer != .notApplicable { attach(&decision, parts, frame) }
        decision.evidence = explanation.facts.evidence
        decision.leftOut = explanation.facts.leftOut
        if isOpen(decision) {
            decision.questions = explanation.facts.asks.questions(
                recipient: evaluation.binding.recipient(of: index))
        }
        decision.parameters = parameters
        decision.sensitivity = decision.evidence.reduce(rule.sensitivity) { max($0, $1.sensitivity) }
        return decision
    }

    private func isOpen(_ decision: Decision) -> Bool {
        decision.cause != nil || decision.signs.contains { $0.answer == .notKnown }
    }

    // MARK: Answers

    private mutating func answer(_ decision: inout Decision, _ parts: [Int], _ frame: EvaluationFrame) {
        switch rule.kind {
        case .eligibility:
            settle(&decision, parts, frame, [.yes: .eligible, .no: .ineligible], .indeterminate, .notApplicable)
        case .warning: settle(&decision, parts, frame, [.yes: .raised, .no: .notRaised], .notKnown, .doesNotApply)
        case .lens: profile(&decision, parts, frame)
        case .coordination: check(&decision, parts, frame)
        case .advisory:
            decision.answer = .comment
            decision.clauses = parts.compactMap { graph.nodes[$0].operands.first }.map {
                explanation.clause($0, frame, 0)
            }
        }
    }

    /// One clause decides; clauses after it are shown without effect.
    private mutating func settle(
        _ decision: inout Decision, _ parts: [Int], _ frame: EvaluationFrame, _ answers: [Truth: Answer],
        _ unknown: Answer, _ doesNotApply: Answer
    ) {
        let cell = explanation.cell(parts[0], frame, 0)
        decision.answer = cell.applies ? answers[cell.truth] ?? unknown : doesNotApply
        decision.cause = cell.truth == .unknown ? cell.standing.cause : nil
        showClauses(&decision, parts, frame)
    }

    private mutating func showClauses(_ decision: inout Decision, _ parts: [Int], _ frame: EvaluationFrame) {
        for part in parts where graph.nodes[part].type == .clause {
            decision.clauses.append(explanation.clause(part, frame, 0))
        }
    }

    private mutating func profile(_ decision: inout Decision, _ parts: [Int], _ frame: EvaluationFrame) {
        decision.answer = .profiled
        for part in parts {
            let node = graph.nodes[part]
            if node.operation == .sign { sign(&decision, node, frame) }
            if node.operation == .firstOf { classify(&decision, node, frame) }
        }
        showClauses(&decision, parts, frame)
    }

    private mutating func sign(_ decision: inout Decision, _ node: RuleNode, _ frame: EvaluationFrame) {
        let cell = explanation.cell(node.operands[0], frame, 0)
        let answers: [Truth: Answer] = [.yes: .seen, .no: .notSeen]
        let answer = cell.applies ? answers[cell.truth] ?? .notKnown : .doesNotApply
        decision.signs.append(
            Decision.Sign(label: node.label, key: node.key, answer: answer, cause: cell.standing.cause))
        var clause = EvaluatedClause(
            key: node.key, label: node.label, operation: "sign", truth: cell.truth, line: node.line)
        clause.cause = cell.standing.cause
        clause.children = [explanation.clause(node.operands[0], frame, 0, prefix: node.key + ".")]
        decision.clauses.append(clause)
    }

    /// The first class whose clause holds; not known when one before it is.
    private mutating func classify(_ decision: inout Decision, _ node: RuleNode, _ frame: EvaluationFrame) {
        var isSettled = false
        var key = ""
        for operand in node.operands {
            let part = graph.nodes[operand]
            guard let test = part.operands.first else {
                if !isSettled { (decision.lensClass, key, isSettled) = (part.label, part.key, true) }
                continue
            }
            let cell = explanation.cell(test, frame, 0)
            decision.clauses.append(explanation.clause(test, frame, 0))
            guard !isSettled, cell.applies, cell.truth != .no else { continue }
            isSettled = true
            if cell.truth == .yes {
                (decision.lensClass, key) = (part.label, part.key)
            } else {
                (decision.answer, decision.cause) = (.notKnown, cell.standing.cause)
            }
        }
        if let name = decision.lensClass { decision.signs.append(Decision.Sign(label: name, key: key, answer: .seen)) }
        if !isSettled { decision.answer = .doesNotApply }
    }

    /// Over what was agreed if any limit is passed; within only if every limit that applies is kept.
    private mutating func check(_ decision: inout Decision, _ parts: [Int], _ frame: EvaluationFrame) {
        let limits = parts.filter { graph.nodes[$0].operation == .limit }
        let clauses = limits.isEmpty ? Array(parts.prefix(1)) : limits.map { graph.nodes[$0].operands[0] }
        let cell = GraphEvaluation.all(clauses.map { explanation.cell($0, frame, 0) })
        let answers: [Truth: Answer] = [.yes: .within, .no: .over]
        decision.answer = cell.applies ? answers[cell.truth] ?? .notKnown : .doesNotApply
        decision.cause = cell.truth == .unknown ? cell.standing.cause : nil
        for limit in limits {
            let node = graph.nodes[limit]
            decision.clauses.append(explanation.clause(node.operands[0], frame, 0))
            guard explanation.cell(node.operands[0], frame, 0).truth == .no, node.operands.count > 1 else { continue }
            decision.suggestions.append(suggestion(graph.nodes[node.operands[1]], frame))
        }
        showClauses(&decision, parts, frame)
    }

    private mutating func suggestion(_ node: RuleNode, _ frame: EvaluationFrame) -> Decision.Suggestion {
        readOperands(of: node, frame)
        let items = node.operands.first.map { evaluation.column($0, frame).lists[0].members.map(\.member.name) }
        return Decision.Suggestion(text: node.label, key: node.key, items: items ?? [], ask: node.attributes.text)
    }

    // MARK: What is attached

    /// What is attached was read as well, and stands in evidence beside what the clauses read.
    private mutating func readOperands(of node: RuleNode, _ frame: EvaluationFrame) {
        explanation.facts.begin()
        for operand in node.operands { explanation.facts.read(operand, frame, 0) }
        _ = explanation.facts.end(isOpen: false)
    }

    private mutating func comments(_ parts: [Int], _ frame: EvaluationFrame) -> [Decision.Reason] {
        let nodes = parts.map { graph.nodes[$0] }.filter { $0.operation == .comment }
        for node in nodes { readOperands(of: node, frame) }
        return nodes.compactMap { node in
            if let test = node.operands.first, explanation.cell(test, frame, 0).truth != .yes { return nil }
            return Decision.Reason(code: "\(rule.id).\(node.key)", text: node.label)
        }
    }

    private mutating func attach(_ decision: inout Decision, _ parts: [Int], _ frame: EvaluationFrame) {
        for node in parts.map({ graph.nodes[$0] }) {
            guard [.amount, .ceiling, .condition, .obligation].contains(node.operation) else { continue }
            readOperands(of: node, frame)
            let value = node.operands.first.flatMap { explanation.text($0, frame, 0) }
            switch node.operation {
            case .amount, .ceiling:
                let words = node.label.isEmpty ? node.operation.name : node.label
                decision.amounts.append("\(words): \(value ?? "not known")")
            case .condition: decision.conditions.append(condition(node, frame))
            case .obligation:
                let what = node.label
                decision.obligations.append(
                    Decision.Obligation(
                        who: node.attributes.text ?? "", what: what, key: node.key, by: value))
            default: continue
            }
        }
    }

    private func condition(_ node: RuleNode, _ frame: EvaluationFrame) -> RuleCondition {
        let comparison = node.attributes.codes.first ?? "="
        var values = Array(node.attributes.codes.dropFirst())
        var unit: MeasureUnit?
        if let operand = node.operands.first {
            unit = graph.nodes[operand].type.unit
            switch evaluation.column(operand, frame) {
            case .numbers(let cells): values = [cells[0].low.description]
            case .texts(let cells): values = GraphEvaluation.codes(cells[0].text)
            case .dates(let cells): values = [cells[0].date.description]
            default: values = []
            }
        }
        return RuleCondition(
            key: node.attributes.text ?? "", comparison: comparison, values: values,
            unit: unit.flatMap { $0 == .none ? nil : $0.name }, line: node.line)
    }
}
