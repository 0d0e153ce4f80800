import AidModel
import RuleModel

/// Turns a graph into steps over compact columns, and binds as a column whatever there is no step for.
struct TruthCompiler {
    private let evaluation: GraphEvaluation
    private var domains: [Domain]
    private var program: TruthProgram
    private var known: [Place: TruthProgram.Source] = [:]
    private var wide: Set<Place> = []
    private var shapes: [TruthProgram.Source: WholeShape] = [:]

    /// Rows over which columns range: the subjects, or the members of one of their lists.
    private struct Domain {
        var binding: MemberBinding?
        var frames: [EvaluationFrame]
    }

    private struct Place: Hashable {
        var node: Int
        var domain: Int
    }

    init(_ evaluation: GraphEvaluation, _ frames: [EvaluationFrame]) {
        self.evaluation = evaluation
        domains = [Domain(binding: nil, frames: frames)]
        program = TruthProgram()
    }

    mutating func program(of clauses: [Int]) -> TruthProgram {
        program.results = clauses.map { truth($0, 0) }
        program.assignRegisters()
        return program
    }

    private var nodes: [RuleNode] { evaluation.graph.nodes }

    private mutating func add(
        _ kernel: TruthProgram.Kernel, _ inputs: [TruthProgram.Source], _ domain: Int
    ) -> TruthProgram.Source {
        let count = program.steps.count
        program.steps.append(TruthProgram.Step(kernel: kernel, inputs: inputs, domain: domain, output: count))
        return .step(count)
    }

    /// Whether a node says the same of all members of a subject.
    private func isOutside(_ index: Int, _ domain: Int) -> Bool {
        domains[domain].binding.map { !evaluation.plan.free[index].contains($0) } ?? false
    }

    // MARK: Clauses

    private mutating func truth(_ index: Int, _ domain: Int) -> TruthProgram.Source {
        let place = Place(node: index, domain: domain)
        if let source = known[place] { return source }
        let source: TruthProgram.Source
        if isOutside(index, domain) {
            source = add(.spread, [truth(index, 0)], domain)
        } else {
            source = step(index, domain) ?? bind(column(index, domain, .truths), domain)
        }
        known[place] = source
        return source
    }

    private mutating func step(_ index: Int, _ domain: Int) -> TruthProgram.Source? {
        let node = nodes[index]
        switch node.operation {
        case .atLeast, .atMost, .above, .below, .betterThan, .worseThan:
            guard let left = number(node.operands[0], domain), let right = number(node.operands[1], domain) else {
                return nil
            }
            return compared(evaluation.plainComparison(node), left, right, domain)
        case .before, .after:
            guard let left = date(node.operands[0], domain), let right = date(node.operands[1], domain) else {
                return nil
            }
            return compared(node.operation == .before ? .below : .above, left, right, domain)
        case .is, .oneOf, .matches: return codes(node, domain)
        case .all: return add(.all, node.operands.map { truth($0, domain) }, domain)
        case .any: return add(.any, node.operands.map { truth($0, domain) }, domain)
        case .none: return add(.none, node.operands.map { truth($0, domain) }, domain)
        case .attested, .holds: return truth(node.operands[0], domain)
        case .atLeastK:
            guard let needed = nodes[node.operands[0]].number(in: evaluation.graph, on: evaluation.asOf)?.whole else {
                return nil
            }
            return add(.atLeast(needed), node.operands.dropFirst().map { truth($0, domain) }, domain)
        case .missingAs: return missingAs(node, domain)
        case .withinGroup:
            let lists = node.operands.dropFirst().map { standing($0, domain) }
            return add(.withinGroup, [truth(node.operands[0], domain)] + lists, domain)
        case .known: return add(.known, [standing(node.operands[0], domain)], domain)
        case .anyOf, .allOf: return quantified(node, domain)
        default: return nil
        }
    }

    private mutating func compared(
        _ operation: Operation, _ left: TruthProgram.Source, _ right: TruthProgram.Source, _ domain: Int
    ) -> TruthProgram.Source {
        if let first = shapes[left], let second = shapes[right], let factors = first.factors(with: second) {
            if case .constant(let index) = right {
                let limit = program.constants[index].top * factors.right
                return add(.compareConstant(operation, factor: factors.left, with: limit), [left], domain)
            }
            return add(.compareWhole(operation, factors), [left, right], domain)
        }
        return add(.compare(operation), [left, right], domain)
    }

    private mutating func missingAs(_ node: RuleNode, _ domain: Int) -> TruthProgram.Source? {
        let facts = node.operands.dropFirst()
        let isCovered = facts.isEmpty || facts.contains { nodes[$0].type.element != nil }
        let way: TruthCell =
            switch node.attributes.text {
            case "counts_as_met": .yes
            case "counts_as_not_met": .no
            default: TruthCell(unknown: .doesNotApply)
            }
        let sources = isCovered ? [] : facts.map { standing($0, domain) }
        return add(.missingAs(way), [truth(node.operands[0], domain)] + sources, domain)
    }

    /// A text among codes that are the same for all rows: each different text is looked up once.
    private mutating func codes(_ node: RuleNode, _ domain: Int) -> TruthProgram.Source? {
        guard nodes[node.operands[0]].type == .text, !isOutside(node.operands[0], domain) else { return nil }
        var wanted = node.attributes.codes
        if node.operands.count > 1 {
            let other = nodes[node.operands[1]]
            guard other.operation == .parameter else { return nil }
            let cell = GraphEvaluation.typed([evaluation.parameter(other, on: evaluation.asOf)], as: other.type).texts[
                0]
            guard cell.standing == .known else { return nil }
            wanted = GraphEvaluation.codes(cell.text)
        }
        let column = column(node.operands[0], domain, .texts)
        let pattern = TextPattern(node.attributes.text ?? "")
        let holds = column.texts.map { node.operation == .matches ? pattern.matches($0) : wanted.contains($0) }
        return add(.codes(holds.map { TruthCode.of($0, 0) }), [bind(column, domain)], domain)
    }

    /// A test over the members of a list of each subject; lists in lists are bound.
    private mutating func quantified(_ node: RuleNode, _ domain: Int) -> TruthProgram.Source? {
        guard domain == 0 else { return nil }
        let lists = domains[0].frames.flatMap { evaluation.column(node.operands[0], $0).lists }
        let inner = self.domain(of: node, lists)
        let certain = bind(column(node.operands[0], 0, .members), inner)
        let list = bind(column(node.operands[0], 0, .standings), 0)
        let test = truth(node.operands[1], inner)
        return add(node.operation == .anyOf ? .anyOf : .allOf, [test, certain, list], 0)
    }

    private mutating func domain(of node: RuleNode, _ lists: [MemberList]) -> Int {
        let binding = MemberBinding(list: node.operands[0], level: node.attributes.level)
        if let known = domains.firstIndex(where: { $0.binding == binding }) { return known }
        let frames = domains[0].frames.map { evaluation.members(of: node, $0) }
        var starts = [0]
        for list in lists { starts.append(starts[starts.count - 1] + list.members.count) }
        domains.append(Domain(binding: binding, frames: frames))
        return program.addDomain(starts: starts)
    }

    // MARK: Numbers

    /// A column of numbers; `nil` when one of them is a range or needs more than 64 bits.
    private mutating func number(_ index: Int, _ domain: Int) -> TruthProgram.Source? {
        let place = Place(node: index, domain: domain)
        if let source = known[place] { return source }
        guard !wide.contains(place), let source = found(index, domain) else {
            wide.insert(place)
            return nil
        }
        known[place] = source
        return source
    }

    private mutating func found(_ index: Int, _ domain: Int) -> TruthProgram.Source? {
        let node = nodes[index]
        switch node.operation {
        case .parameter, .constant:
            guard let value = node.number(in: evaluation.graph, on: evaluation.asOf) else { return nil }
            return constant(value)
        default: break
        }
        if isOutside(index, domain) {
            guard let outer = number(index, 0) else { return nil }
            let source = add(.spread, [outer], domain)
            shapes[source] = shapes[outer]
            return source
        }
        if let source = arithmetic(node, domain) { return source }
        let column = column(index, domain, .numbers)
        return column.isWide ? nil : bind(column, domain)
    }

    private mutating func constant(_ value: ExactNumber) -> TruthProgram.Source? {
        guard let top = Int64(exactly: value.numerator), let bottom = Int64(exactly: value.denominator) else {
            return nil
        }
        program.constants.append((top, bottom))
        let source = TruthProgram.Source.constant(program.constants.count - 1)
        shapes[source] = WholeShape(bottom: bottom, most: top.magnitude)
        return source
    }

    private mutating func arithmetic(_ node: RuleNode, _ domain: Int) -> TruthProgram.Source? {
        guard [.add, .subtract, .multiply, .divide].contains(node.operation),
            node.operands.allSatisfy({ nodes[$0].type.unit != nil }),
            let left = number(node.operands[0], domain), let right = number(node.operands[1], domain)
        else { return nil }
        guard let first = shapes[left], let second = shapes[right],
            let (factors, shape) = first.result(of: node.operation, with: second)
        else { return add(.arithmetic(node.operation), [left, right], domain) }
        let source = add(.whole(node.operation, factors), [left, right], domain)
        shapes[source] = shape
        return source
    }

    private mutating func date(_ index: Int, _ domain: Int) -> TruthProgram.Source? {
        let place = Place(node: index, domain: domain)
        if let source = known[place] { return source }
        let node = nodes[index]
        let source: TruthProgram.Source?
        if node.operation == .asOf {
            source = constant(ExactNumber(Int(evaluation.asOf.dayNumber)))
        } else if node.operation == .parameter {
            guard case .date(let day) = evaluation.parameter(node, on: evaluation.asOf).value else { return nil }
            source = constant(ExactNumber(Int(day.dayNumber)))
        } else if isOutside(index, domain) {
            guard let outer = date(index, 0) else { return nil }
            let spread = add(.spread, [outer], domain)
            shapes[spread] = shapes[outer]
            source = spread
        } else {
            source = bind(column(index, domain, .dates), domain)
        }
        known[place] = source
        return source
    }

    // MARK: Binding

    /// A node's values in one form: where rules share them the one column that they share.
    private func column(_ index: Int, _ domain: Int, _ form: FactColumn.Form) -> FactColumn {
        let frames = domains[domain].frames
        if frames.count == 1, let shared = frames[0].shared?.written(form, index) { return shared }
        return FactColumn.written(form, frames.map { evaluation.column(index, $0) })
    }

    private mutating func bind(_ column: FactColumn, _ domain: Int) -> TruthProgram.Source {
        let source = program.bind(column, in: domain)
        shapes[source] = column.shape
        return source
    }

    /// How the values of a node stand, whatever they are.
    private mutating func standing(_ index: Int, _ domain: Int) -> TruthProgram.Source {
        if nodes[index].type.unit != nil, let source = number(index, domain) { return source }
        if isOutside(index, domain) { return add(.spread, [standing(index, 0)], domain) }
        return bind(column(index, domain, .standings), domain)
    }
}
