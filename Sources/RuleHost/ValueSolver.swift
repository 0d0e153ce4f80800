import AidModel
import RuleModel

/// Solves a value's expression for one of its inputs, all others held.
///
/// An input that stands in it once is solved by turning the operations on the way to it; one that stands in it several
/// times is solved as a straight line through two points. Whoever asks verifies by evaluating.
struct ValueSolver {
    /// The value that reaches an aim exactly.
    struct Solution {
        var value: ExactNumber
        /// Whether more of the input is more of the expression.
        var isRising: Bool
    }

    let row: HypotheticalRow
    let input: HypotheticalRow.Place
    /// What is otherwise already.
    let given: [HypotheticalRow.Place: HypotheticalRow.Value]
    private var evaluation: GraphEvaluation { row.evaluation }

    /// The input's value at which an expression reaches `aim`: its upper end when it has to be above, else its lower one.
    func solve(_ spot: GraphSpot, for aim: NumberCell, _ isLower: Bool, _ count: Int) -> Solution? {
        let aim = isLower ? aim.high : aim.low
        if count > 1 { return line(spot, aim) }
        guard let value = turned(spot, aim), let next = aim.adding(ExactNumber(1)) else { return nil }
        guard let beyond = turned(spot, next), value != beyond else { return Solution(value: value, isRising: true) }
        return Solution(value: value, isRising: beyond > value)
    }

    private func line(_ spot: GraphSpot, _ aim: ExactNumber) -> Solution? {
        guard let first = value(of: spot, at: .zero), let second = value(of: spot, at: ExactNumber(1)),
            let slope = second.subtracting(first), !slope.isZero,
            let value = aim.subtracting(first)?.divided(by: slope)
        else { return nil }
        return Solution(value: value, isRising: !slope.isNegative)
    }

    private func value(of spot: GraphSpot, at number: ExactNumber) -> ExactNumber? {
        guard let frame = row.frame(given.merging([input: .number(number)]) { $1 }) else { return nil }
        let cell = evaluation.column(spot.node, row.inner(spot.path, of: frame)).numbers[spot.row]
        return cell.isKnown && cell.isPoint ? cell.low : nil
    }

    /// Turns the operations on the way from the expression to the input.
    private func turned(_ spot: GraphSpot, _ aim: ExactNumber) -> ExactNumber? {
        if spot.place == input { return aim }
        let node = evaluation.graph.nodes[spot.node]
        guard (20...31).contains(node.operation.rawValue) else { return nil }
        for (position, operand) in node.operands.enumerated() {
            let own = evaluation.home(of: spot.at(operand))
            guard evaluation.graph.nodes[operand].type.unit != nil, reads(own) else { continue }
            guard let next = before(node, position, spot, aim) else { return nil }
            return turned(own, next)
        }
        return nil
    }

    private func reads(_ spot: GraphSpot) -> Bool {
        ClauseInputs(evaluation).reads(under: spot).contains { $0.spot.place == input }
    }

    /// What the operand at a position has to be for the node to be `aim`.
    private func before(_ node: RuleNode, _ position: Int, _ spot: GraphSpot, _ aim: ExactNumber) -> ExactNumber? {
        var others = node.operands
        others.remove(at: position)
        let cells = others.map { operand -> NumberCell in
            evaluation.graph.nodes[operand].type.unit == nil
                ? NumberCell(absent: .missing) : evaluation.number(evaluation.home(of: spot.at(operand)))
        }
        let other = cells.first.flatMap { $0.isKnown && $0.isPoint ? $0.low : nil }
        switch node.operation {
        case .add: return other.flatMap { aim.subtracting($0) }
        case .subtract: return other.flatMap { position == 0 ? aim.adding($0) : $0.subtracting(aim) }
        case .multiply: return other.flatMap { aim.divided(by: $0) }
        case .divide: return other.flatMap { position == 0 ? aim.multiplied(by: $0) : $0.divided(by: aim) }
        case .negate: return aim.negated
        case .meanOf:
            let kept = node.attributes.text == "leave_out" ? cells.filter(\.isKnown) : cells
            var rest = aim.multiplied(by: ExactNumber(kept.count + 1))
            for cell in kept { rest = cell.isKnown && cell.isPoint ? rest?.subtracting(cell.low) : nil }
            return rest
        // The value chosen, or the extreme: whoever asks sees whether it decides.
        case .largerOf, .smallerOf, .choose, .ifElse: return aim
        default: return nil
        }
    }
}
