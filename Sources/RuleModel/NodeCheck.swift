import AidModel
import Findings

/// Tells the type of a node about to be added, or why it cannot be: the one place that knows the operations' operands.
struct NodeCheck {
    let builder: RuleGraphBuilder
    let operation: Operation
    let operands: [Int]
    let attributes: RuleNode.Attributes
    let line: Int

    typealias Result = (type: ValueType, nature: RuleGraphBuilder.Nature)

    func result() throws(GraphFault) -> Result {
        try checkOperands()
        let type = try type()
        var nature = try nature()
        nature.direction = try direction()
        return (type, nature)
    }

    // MARK: Whole nodes

    private func checkOperands() throws(GraphFault) {
        guard operands.allSatisfy(builder.nodes.indices.contains) else {
            throw fault("operand-count", "`\(operation.name)` reads something that was not made before it")
        }
        guard operands.count <= RuleGraph.Limits.children else {
            throw fault("limit", "`\(operation.name)` has more than \(RuleGraph.Limits.children) parts")
        }
        guard (attributes.label ?? "").utf8.count <= RuleGraph.Limits.label else {
            throw fault("limit", "a label has more than \(RuleGraph.Limits.label) bytes")
        }
        let needsLabel =
            operation.isComparison
            || [.attested, .listed, .atLeastK, .anyOf, .allOf, .consecutive, .sign, .leavingOut, .comment, .suggest]
                .contains(operation)
        if needsLabel, attributes.key.map(RuleNode.slug) ?? RuleNode.slug(attributes.label ?? "") == "" {
            throw fault("empty-label", "`\(operation.name)` needs a label in words")
        }
        for operand in operands where builder.natures[operand].isBare && ![.multiply, .divide].contains(operation) {
            throw fault(
                "bare-number", "`\(operation.name)` reads the bare number `\(shown(operand))`",
                help: "declare it as a parameter with unit, reference and origin")
        }
    }

    private func nature() throws(GraphFault) -> RuleGraphBuilder.Nature {
        var nature = RuleGraphBuilder.Nature()
        let below = operands.map { builder.natures[$0] }
        nature.depth = 1 + (below.map(\.depth).max() ?? 0)
        guard nature.depth <= RuleGraph.Limits.depth else {
            throw fault("limit", "the rule is nested deeper than \(RuleGraph.Limits.depth)")
        }
        nature.treated = Array(Set(below.flatMap(\.treated))).sorted()
        nature.groups = below.reduce(into: []) { $0.formUnion($1.groups) }
        nature.isPlain = operation == .parameter || operation == .constant
        if operation == .parameterAt || !operands.isEmpty && below.allSatisfy(\.isPlain) { nature.isPlain = true }
        nature.isBare = operation == .constant && ![FixedDecimal.zero, .one].contains(attributes.value ?? .zero)
        nature.free = try free(below)
        if operation == .peersInBand, nature.free.isEmpty { nature.groups.insert(builder.nodes.count) }
        if operation == .withinGroup { nature.groups = [] }
        let node = RuleNode(operation: operation, type: .result, operands: [], attributes: attributes, line: line)
        if builder.input(of: node)?.onMissing.clauseName != nil { nature.treated = [builder.nodes.count] }
        if operation == .missingAs { nature.treated = [] }
        return nature
    }

    /// Members are bound by what names the same list and level; none may be free at a root.
    private func free(_ below: [RuleGraphBuilder.Nature]) throws(GraphFault) -> Set<Int> {
        var free = below.reduce(into: Set<Int>()) { $0.formUnion($1.free) }
        if operation == .member {
            free.insert(builder.nodes.count)
        } else if operation.bindsMember, let list = operands.first {
            let bound = free.filter { builder.nodes[$0].operands == [list] && level(of: $0) == attributes.level }
            if builder.natures[list].free.contains(where: bound.contains) {
                throw fault("member-escaped", "a member is used outside of its test")
            }
            free.subtract(bound)
        }
        if operation.isRoot, !free.isEmpty {
            throw fault("member-escaped", "a member is used outside of its test")
        }
        return free
    }

    private func level(of node: Int) -> Int { builder.nodes[node].attributes.level }

    /// A number keeps the direction of the indicator that it comes from, through what does not turn it round.
    private func direction() throws(GraphFault) -> Indicator.Direction? {
        switch operation {
        case .indicator, .series, .peerMedian, .peerAverage:
            return builder.indicators[attributes.text ?? ""]?.direction
        case .betterThan, .worseThan:
            let known = operands.compactMap { builder.natures[$0].direction }.filter { $0 != .neutral }
            guard let first = known.first, known.allSatisfy({ $0 == first }) else {
                throw fault(
                    "direction-unknown", "`\(operation.name)` cannot tell which way is better",
                    help: "use `above` or `below`, or an indicator whose direction is declared")
            }
            return first
        case .member, .last, .where, .leavingOut, .meanOf, .largerOf, .smallerOf, .average, .median, .least, .greatest,
            .smallestFirst, .largestFirst, .each, .add, .choose, .ifElse:
            let known = Set(operands.filter { isNumeric($0) }.compactMap { builder.natures[$0].direction })
            return known.count == 1 ? known.first : nil
        default: return nil
        }
    }

    private func isNumeric(_ operand: Int) -> Bool {
        kind(operand).unit != nil || kind(operand).element?.unit != nil
    }

    // MARK: Reading operands

    func kind(_ operand: Int) -> ValueType { builder.nodes[operand].type }
    func shown(_ operand: Int) -> String {
        let node = builder.nodes[operand]
        if let value = node.attributes.value { return value.description }
        return node.attributes.text ?? node.operation.name
    }

    func fault(_ code: String, _ message: String, help: String? = nil) -> GraphFault {
        GraphFault(code, message, help: help, line: line)
    }

    func count(_ allowed: ClosedRange<Int>) throws(GraphFault) {
        guard allowed.contains(operands.count) else {
            throw fault("operand-count", "`\(operation.name)` has \(operands.count) parts")
        }
    }

    func number(_ position: Int) throws(GraphFault) -> MeasureUnit {
        guard position < operands.count else {
            throw fault("operand-count", "`\(operation.name)` has \(operands.count) parts")
        }
        guard let unit = kind(operands[position]).unit else {
            throw mismatch(position, "a number")
        }
        return unit
    }

    func expect(_ position: Int, _ type: ValueType) throws(GraphFault) {
        guard position < operands.count else {
            throw fault("operand-count", "`\(operation.name)` has \(operands.count) parts")
        }
        guard kind(operands[position]) == type else {
            throw mismatch(position, type == .clause ? "a clause" : "\(type)")
        }
    }

    func mismatch(_ position: Int, _ wanted: String) -> GraphFault {
        let operand = operands[position]
        return fault(
            wanted == "a clause" ? "not-a-clause" : "type-mismatch",
            "`\(operation.name)` needs \(wanted), but `\(shown(operand))` is \(kind(operand))")
    }

    func record(_ position: Int) throws(GraphFault) -> RecordKind {
        guard position < operands.count, case .record(let record) = kind(operands[position]) else {
            throw operands.isEmpty
                ? fault("operand-count", "`\(operation.name)` asks nothing") : mismatch(position, "a record")
        }
        return record
    }

    func element() throws(GraphFault) -> ValueType {
        guard let list = operands.first else { throw fault("operand-count", "`\(operation.name)` needs a list") }
        guard let element = kind(list).element else { throw mismatch(0, "a list") }
        return element
    }

    /// Units of numbers that meet must be the same; the plain numbers 0 and 1 meet any.
    func sameUnits(_ positions: Range<Int>) throws(GraphFault) -> MeasureUnit {
        var unit: MeasureUnit?
        for position in positions {
            let next = try number(position)
            if builder.nodes[operands[position]].operation == .constant, next == .none { continue }
            if let unit, unit != next {
                throw fault(
                    "unit-mismatch",
                    "`\(operation.name)` cannot set \(ValueType.number(unit)) against \(ValueType.number(next))")
            }
            unit = next
        }
        return unit ?? .none
    }
}
