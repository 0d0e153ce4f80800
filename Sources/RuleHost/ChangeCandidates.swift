import AidModel
import RuleModel

/// Finds single values, or several where several are missing, that give a clause about values the other truth.
struct ChangeCandidates {
    /// Values that do it together.
    struct Candidate {
        var changes: [(spot: GraphSpot, value: HypotheticalRow.Value, needed: String)]
    }

    let row: HypotheticalRow
    let inputs: ClauseInputs
    private var evaluation: GraphEvaluation { row.evaluation }
    private var graph: RuleGraph { evaluation.graph }

    init(_ row: HypotheticalRow) {
        self.row = row
        inputs = ClauseInputs(row.evaluation)
    }

    /// Every candidate of a clause, each verified by evaluating the clause with it.
    ///
    /// - Parameter values: what is changed already; they hold in the spot's frame.
    func candidates(
        _ spot: GraphSpot, _ target: Bool, given values: [HypotheticalRow.Place: HypotheticalRow.Value]
    ) -> [Candidate] {
        proposals(spot, target).filter { candidate in
            var all = values
            for change in candidate.changes { all[change.spot.place] = change.value }
            guard let frame = row.frame(all) else { return false }
            let again = GraphSpot(
                node: spot.node, frame: row.inner(spot.path, of: frame), path: spot.path, row: spot.row)
            return evaluation.truth(again).truth == (target ? .yes : .no)
        }
    }

    private func proposals(_ spot: GraphSpot, _ target: Bool) -> [Candidate] {
        let node = graph.nodes[spot.node]
        switch node.operation {
        case .atLeast, .atMost, .above, .below, .betterThan, .worseThan:
            return numbers(spot, Limit(evaluation.plainComparison(node), holds: target))
        case .same where graph.nodes[node.operands[0]].type.unit != nil:
            return numbers(spot, target ? Limit(.same, holds: true) : Limit(.above, holds: true))
        case .before, .after: return dates(spot, node, target)
        case .is, .oneOf: return codes(spot, node, target)
        case .holds, .attested: return truth(spot.at(node.operands[0]), target, target ? "yes" : "no")
        case .known: return target ? truth(spot, true, "known") : []
        case .listed: return truth(spot, target, target ? "listed" : "not listed")
        default: return []
        }
    }

    private func truth(_ spot: GraphSpot, _ target: Bool, _ needed: String) -> [Candidate] {
        [Candidate(changes: [(evaluation.home(of: spot), .truth(target), needed)])]
    }

    private func codes(_ spot: GraphSpot, _ node: RuleNode, _ target: Bool) -> [Candidate] {
        let place = evaluation.home(of: spot.at(node.operands[0]))
        guard inputs.isInput(graph.nodes[place.node]) else { return [] }
        var codes = node.attributes.codes
        if node.operands.count > 1 {
            let cell = evaluation.column(node.operands[1], spot.frame).texts[spot.row]
            codes = cell.standing == .known ? GraphEvaluation.codes(cell.text) : []
        }
        guard let first = codes.first else { return [] }
        let list = codes.joined(separator: ", ")
        let many = codes.count > 1
        let needed = target ? (many ? "one of \(list)" : list) : (many ? "none of \(list)" : "another than \(list)")
        return [Candidate(changes: [(place, .text(target ? first : "\u{FFFD}"), needed)])]
    }

    private func dates(_ spot: GraphSpot, _ node: RuleNode, _ target: Bool) -> [Candidate] {
        let sides = node.operands.map { evaluation.home(of: spot.at($0)) }
        let isBefore = (node.operation == .before) == target
        return [(0, 1), (1, 0)].compactMap { own, other in
            guard inputs.isInput(graph.nodes[sides[own].node]) else { return nil }
            let limit = evaluation.column(sides[other].node, sides[other].frame).dates[sides[other].row]
            guard limit.standing == .known else { return nil }
            // What must be before the limit on the left must be after it on the right; a negation includes the day.
            let earlier = isBefore == (own == 0)
            let days = target ? (earlier ? -1 : 1) : 0
            let needed = target ? (earlier ? "before" : "after") : (earlier ? "not after" : "not before")
            let day = CalendarDate(dayNumber: limit.date.dayNumber + Int32(days))
            return Candidate(changes: [(sides[own], .date(day), "\(needed) \(limit.date)")])
        }
    }

    // MARK: Numbers

    /// What the left value has to be to the right one.
    private struct Limit {
        var operation: RuleModel.Operation

        init(_ operation: RuleModel.Operation, holds: Bool) {
            let others: [RuleModel.Operation: RuleModel.Operation] = [
                .atLeast: .below, .atMost: .above, .above: .atMost, .below: .atLeast,
            ]
            self.operation = holds ? operation : others[operation] ?? operation
        }

        var isStrict: Bool { operation == .above || operation == .below }
        var isLower: Bool { operation == .atLeast || operation == .above }
        /// The same, told from the right value.
        var turned: Limit {
            let others: [RuleModel.Operation: RuleModel.Operation] = [
                .atLeast: .atMost, .atMost: .atLeast, .above: .below, .below: .above,
            ]
            return Limit(others[operation] ?? operation, holds: true)
        }
    }

    /// Past a strict limit by so little that no published figure lies between.
    private static let step = ExactNumber(FixedDecimal("0.000000001") ?? .zero)

    private func numbers(_ spot: GraphSpot, _ limit: Limit) -> [Candidate] {
        let reads = inputs.reads(under: spot).filter { graph.nodes[$0.spot.node].type.unit != nil }
        let missing = reads.map(\.spot).filter { !evaluation.number($0).isKnown }
        var found: [Candidate] = []
        for (input, count) in reads {
            let others = missing.filter { $0.place != input.place }
            found += filled(spot, input, count, limit, others: [])
            if !others.isEmpty { found += filled(spot, input, count, limit, others: others) }
        }
        return found + nested(spot)
    }

    /// A value chosen by a clause under this one may be another once that clause is met, or not.
    private func nested(_ spot: GraphSpot) -> [Candidate] {
        var found: [Candidate] = []
        var seen: Set<Int> = [spot.node]
        func visit(_ index: Int) {
            guard seen.insert(index).inserted, !graph.nodes[index].operation.bindsMember else { return }
            if graph.nodes[index].type == .clause, graph.nodes[index].operation.isComparison {
                let inner = evaluation.home(of: spot.at(index))
                found += proposals(inner, true) + proposals(inner, false)
            }
            for operand in graph.nodes[index].operands { visit(operand) }
        }
        for operand in graph.nodes[spot.node].operands { visit(operand) }
        return found
    }

    /// The value of one input that meets the limit once other missing ones have any reading.
    private func filled(
        _ spot: GraphSpot, _ input: GraphSpot, _ count: Int, _ limit: Limit, others: [GraphSpot]
    ) -> [Candidate] {
        var given: [HypotheticalRow.Place: HypotheticalRow.Value] = [:]
        for other in others { given[other.place] = .number(ExactNumber(1)) }
        guard let frame = others.isEmpty ? spot.root : row.frame(given) else { return [] }
        let again = GraphSpot(node: spot.node, frame: row.inner(spot.path, of: frame), path: spot.path, row: spot.row)
        let sides = graph.nodes[spot.node].operands.map { evaluation.home(of: again.at($0)) }
        let solver = ValueSolver(row: row, input: input.place, given: given)
        var found: [Candidate] = []
        for (own, other, limit) in [(0, 1, limit), (1, 0, limit.turned)] {
            let aim = evaluation.number(sides[other])
            guard aim.isKnown, let solved = solver.solve(sides[own], for: aim, limit.isLower, count) else { continue }
            guard let change = change(input, solved, limit) else { continue }
            let rest = others.map { other in (other, HypotheticalRow.Value.number(ExactNumber(1)), "a reading") }
            found.append(Candidate(changes: rest + [change]))
        }
        return found
    }

    private func change(
        _ input: GraphSpot, _ solved: ValueSolver.Solution, _ limit: Limit
    ) -> (GraphSpot, HypotheticalRow.Value, String)? {
        let node = graph.nodes[input.node]
        let isLower = limit.isLower == solved.isRising
        var (value, isStrict) = (solved.value, limit.isStrict)
        if node.operation == .count {
            guard let whole = value.rounded(up: isLower) else { return nil }
            let isOn = whole == value
            let step = ExactNumber(isLower ? 1 : -1)
            guard let next = isStrict && isOn ? whole.adding(step) : whole, !next.isNegative else { return nil }
            (value, isStrict) = (next, false)
        }
        let unit = evaluation.plan.words[input.node].unit
        let words =
            limit.operation == .same
            ? "" : (isStrict ? (isLower ? "above " : "below ") : (isLower ? "at least " : "at most "))
        guard let text = ValueText.number(NumberCell(value), unit: unit) else { return nil }
        if isStrict { value = (isLower ? value.adding(Self.step) : value.subtracting(Self.step)) ?? value }
        return (input, .number(value), words + text)
    }
}

extension GraphSpot {
    /// The outermost frame around it.
    var root: EvaluationFrame {
        var current = frame
        while let parent = current.parent { current = parent }
        return current
    }
}

extension GraphEvaluation {
    func number(_ spot: GraphSpot) -> NumberCell { column(spot.node, spot.frame).numbers[spot.row] }
}

extension ExactNumber {
    /// The nearest whole number that is not below, or not above.
    func rounded(up: Bool) -> ExactNumber? {
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        guard let whole = Int(exactly: quotient) else { return nil }
        if rest == 0 { return ExactNumber(whole) }
        return ExactNumber(up ? (rest > 0 ? whole + 1 : whole) : (rest > 0 ? whole : whole - 1))
    }
}
