import AidModel
import RuleModel

/// Turns a graph into steps over compact columns, and binds as a column whatever there is no step for.
struct TruthCompiler {
    private let evaluation: GraphEvaluation
    private let frames: [EvaluationFrame]
    private var program = TruthProgram()
    private var known: [Int: TruthProgram.Source] = [:]
    private var wide: Set<Int> = []

    init(_ evaluation: GraphEvaluation, _ frames: [EvaluationFrame]) {
        (self.evaluation, self.frames) = (evaluation, frames)
        program.subjects = frames.reduce(0) { $0 + $1.rows.count }
    }

    mutating func program(of clause: Int) -> TruthProgram {
        program.result = truth(clause)
        program.assignRegisters()
        return program
    }

    private var nodes: [RuleNode] { evaluation.graph.nodes }

    // MARK: Clauses

    private mutating func truth(_ index: Int) -> TruthProgram.Source {
        if let source = known[index] { return source }
        let source = step(index) ?? boundTruth(index)
        known[index] = source
        return source
    }

    private mutating func step(_ index: Int) -> TruthProgram.Source? {
        let node = nodes[index]
        switch node.operation {
        case .atLeast, .atMost, .above, .below, .betterThan, .worseThan:
            guard let left = number(node.operands[0]), let right = number(node.operands[1]) else { return nil }
            return add(.compare(evaluation.plainComparison(node)), [left, right])
        case .all: return add(.all, node.operands.map { truth($0) })
        case .any: return add(.any, node.operands.map { truth($0) })
        case .none: return add(.none, node.operands.map { truth($0) })
        case .attested, .holds: return truth(node.operands[0])
        case .atLeastK:
            guard let needed = nodes[node.operands[0]].number(in: evaluation.graph, on: evaluation.asOf)?.whole else {
                return nil
            }
            return add(.atLeast(needed), node.operands.dropFirst().map { truth($0) })
        case .missingAs: return missingAs(node)
        case .withinGroup:
            return add(.withinGroup, [truth(node.operands[0])] + node.operands.dropFirst().map { standing($0) })
        case .known: return add(.known, [standing(node.operands[0])])
        default: return nil
        }
    }

    private mutating func missingAs(_ node: RuleNode) -> TruthProgram.Source? {
        let facts = node.operands.dropFirst()
        let isCovered = facts.isEmpty || facts.contains { nodes[$0].type.element != nil }
        let way: TruthCell =
            switch node.attributes.text {
            case "counts_as_met": .yes
            case "counts_as_not_met": .no
            default: TruthCell(unknown: .doesNotApply)
            }
        let sources = isCovered ? [] : facts.map { standing($0) }
        return add(.missingAs(way), [truth(node.operands[0])] + sources)
    }

    private mutating func add(_ kernel: TruthProgram.Kernel, _ inputs: [TruthProgram.Source]) -> TruthProgram.Source {
        program.steps.append(TruthProgram.Step(kernel: kernel, inputs: inputs, output: program.steps.count))
        return .step(program.steps.count - 1)
    }

    // MARK: Numbers

    /// A column of numbers; `nil` when one of them is a range or needs more than 64 bits.
    private mutating func number(_ index: Int) -> TruthProgram.Source? {
        if let source = known[index] { return source }
        guard !wide.contains(index), let source = arithmetic(index) ?? boundNumber(index) else {
            wide.insert(index)
            return nil
        }
        known[index] = source
        return source
    }

    private mutating func arithmetic(_ index: Int) -> TruthProgram.Source? {
        let node = nodes[index]
        switch node.operation {
        case .parameter, .constant:
            guard let value = node.number(in: evaluation.graph, on: evaluation.asOf),
                let top = Int64(exactly: value.numerator), let bottom = Int64(exactly: value.denominator)
            else { return nil }
            program.constants.append((top, bottom))
            return .constant(program.constants.count - 1)
        case .add, .subtract, .multiply, .divide:
            guard node.operands.allSatisfy({ nodes[$0].type.unit != nil }) else { return nil }
            guard let left = number(node.operands[0]), let right = number(node.operands[1]) else { return nil }
            return add(.arithmetic(node.operation), [left, right])
        default: return nil
        }
    }

    // MARK: Binding

    private mutating func boundNumber(_ index: Int) -> TruthProgram.Source? {
        var (tops, bottoms, standings): ([Int64], [Int64], [UInt8]) = ([], [], [])
        for frame in frames {
            for cell in evaluation.column(index, frame).numbers {
                guard cell.isPoint, let top = Int64(exactly: cell.low.numerator),
                    let bottom = Int64(exactly: cell.low.denominator)
                else { return nil }
                tops.append(top)
                bottoms.append(bottom)
                standings.append(cell.standing.rawValue)
            }
        }
        return program.bind(tops, bottoms, standings)
    }

    private mutating func boundTruth(_ index: Int) -> TruthProgram.Source {
        let cells = frames.flatMap { evaluation.column(index, $0).truths }
        return program.bind(truths: cells.map(\.truth.rawValue), cells.map(\.standing.rawValue))
    }

    /// How the values of a node stand, whatever they are.
    private mutating func standing(_ index: Int) -> TruthProgram.Source {
        if let source = known[index] { return source }
        if nodes[index].type == .clause { return truth(index) }
        if nodes[index].type.unit != nil, let source = number(index) { return source }
        let standings = frames.flatMap { GraphEvaluation.standings(evaluation.column(index, $0)).map(\.rawValue) }
        return program.bind(truths: Array(repeating: 0, count: standings.count), standings)
    }
}
