public import AidModel

/// Builds a rule graph node by node; every type and unit is checked as a node is added.
///
/// Used by whatever decodes what a rule file staged and by tests. A value: a failed `add` leaves it as it was.
public struct RuleGraphBuilder: Sendable {
    /// What a node is known to be, beside its type.
    struct Nature: Sendable {
        /// Which way is worse, for numbers that come from one indicator.
        var direction: Indicator.Direction?
        /// Members that are not bound yet.
        var free: Set<Int> = []
        /// Whether it is a bare number other than 0 or 1.
        var isBare = false
        /// Whether only parameters and constants are under it.
        var isPlain = false
        /// Nodes on the longest path below and with it.
        var depth = 1
        /// The leaves under it whose pack says what their absence means to a clause.
        var treated: [Int] = []
        /// The groups of peers of the subject itself under it: where there is none, its clause does not apply.
        var groups: Set<Int> = []
    }

    /// The kind of rule.
    public let kind: RuleKind
    /// What it is asked about.
    public let subject: Subject.Kind
    /// The indicators that may be asked for.
    public let indicators: IndicatorRegistry
    let parameters: [String: RuleParameter]
    let inputs: [RuleInput]
    private(set) var nodes: [RuleNode] = []
    private(set) var natures: [Nature] = []
    private var numbers: [Identity: Int] = [:]
    private var steering: Set<String> = []

    private struct Identity: Hashable {
        var operation: Operation
        var operands: [Int]
        var attributes: RuleNode.Attributes
    }

    /// Starts a graph.
    public init(
        kind: RuleKind, subject: Subject.Kind, parameters: [RuleParameter] = [], inputs: [RuleInput] = [],
        indicators: IndicatorRegistry = .standard
    ) {
        self.kind = kind
        self.subject = subject
        self.indicators = indicators
        self.inputs = inputs
        self.parameters = Dictionary(parameters.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    /// The type of a node that was added.
    public func type(of node: Int) -> ValueType? { nodes.indices.contains(node) ? nodes[node].type : nil }

    /// Notes that a parameter chose the path of the rule.
    public mutating func noteSteering(by parameter: String) { steering.insert(parameter) }

    /// Adds a node, or gives the number of the one that is the same already.
    ///
    /// A comparison over an input whose pack says what its absence means is wrapped in `missing_as`; the number given is
    /// then that of the wrapping.
    public mutating func add(
        _ operation: Operation, _ operands: [Int] = [], _ attributes: RuleNode.Attributes = .init(), line: Int = 0
    ) throws(GraphFault) -> Int {
        let node = try intern(operation, try prepared(operation, operands, line), attributes, line)
        guard operation.isComparison || operation == .attested, operation != .known else { return node }
        return try treated(node, line)
    }

    private mutating func intern(
        _ operation: Operation, _ operands: [Int], _ attributes: RuleNode.Attributes, _ line: Int
    ) throws(GraphFault) -> Int {
        let identity = Identity(operation: operation, operands: operands, attributes: attributes)
        if let known = numbers[identity] { return known }
        let check = NodeCheck(
            builder: self, operation: operation, operands: operands, attributes: attributes, line: line)
        let (type, nature) = try check.result()
        guard nodes.count < RuleGraph.Limits.nodes * 4 else {
            throw GraphFault("limit", "the rule makes more than \(RuleGraph.Limits.nodes * 4) nodes", line: line)
        }
        var carried = attributes
        if operation == .betterThan || operation == .worseThan { carried.text = nature.direction?.rawValue }
        nodes.append(RuleNode(operation: operation, type: type, operands: operands, attributes: carried, line: line))
        natures.append(nature)
        numbers[identity] = nodes.count - 1
        return nodes.count - 1
    }

    /// What a clause decides about a group of peers is decided within it: a subject outside of every band has no answer,
    /// one whose band is unknown an unknown one. What a rule says of missing facts covers no fact of the peers.
    private mutating func prepared(
        _ operation: Operation, _ operands: [Int], _ line: Int
    ) throws(GraphFault) -> [Int] {
        guard let clause = operands.first, type(of: clause) == .clause else { return operands }
        if operation == .missingAs, operands.count == 1 { return operands + OwnFacts(nodes, natures).under(clause) }
        let decides: Set<Operation> = [.eligibility, .warning, .coordination, .sign, .classOf, .limit]
        guard decides.contains(operation), !natures[clause].groups.isEmpty else { return operands }
        return [try intern(.withinGroup, [clause] + natures[clause].groups.sorted(), .init(), line)]
            + operands.dropFirst()
    }

    private mutating func treated(_ clause: Int, _ line: Int) throws(GraphFault) -> Int {
        var result = clause
        for way in ["counts_as_met", "counts_as_not_met", "leave_out"] {
            let facts = natures[clause].treated.filter { input(of: nodes[$0])?.onMissing.clauseName == way }
            guard !facts.isEmpty else { continue }
            result = try intern(.missingAs, [result] + facts, .init(text: way), line)
        }
        return result
    }

    /// The declared input of a leaf.
    func input(of node: RuleNode) -> RuleInput? {
        let kind: RuleInput.Kind
        switch node.operation {
        case .indicator, .series: kind = .indicator
        case .judgement: kind = .judgement
        case .consent: kind = .consent
        case .status, .since: kind = .status
        case .field: kind = .field
        default: return nil
        }
        return inputs.first { $0.kind == kind && $0.name == node.attributes.text }
    }

    /// Clauses that were made and that a root does not reach, in the order of their lines. A scorecard of which one clause
    /// is reached is used as a whole.
    public func droppedClauses(root: Int) -> [RuleNode] {
        var kept = reachable(from: root)
        let cards = nodes.filter { $0.operation == .scorecard && $0.operands.contains(where: kept.contains) }
        for clause in cards.flatMap(\.operands) { kept.formUnion(reachable(from: clause)) }
        let dropped = nodes.indices.filter {
            !kept.contains($0) && nodes[$0].type == .clause && !nodes[$0].label.isEmpty
        }
        return dropped.map { nodes[$0] }.sorted { ($0.line, $0.key) < ($1.line, $1.key) }
    }

    /// The finished graph of a root.
    public func finish(root: Int) throws(GraphFault) -> RuleGraph {
        guard nodes.indices.contains(root), nodes[root].operation.isRoot else {
            throw GraphFault("no-root", "the rule does not return an answer of its kind", line: 0)
        }
        let order = postOrder(from: root)
        var renumbered: [Int: Int] = [:]
        for (position, node) in order.enumerated() { renumbered[node] = position }
        let kept = order.map { index in
            var node = nodes[index]
            node.operands = node.operands.map { renumbered[$0] ?? 0 }
            return node
        }
        try GraphCheck(nodes: kept).run()
        let names = Set(
            kept.compactMap { [.parameter, .parameterAt].contains($0.operation) ? $0.attributes.text : nil })
        let used = names.union(steering).sorted().compactMap { parameters[$0] }
        let read = kept.compactMap { input(of: $0) }
        let sorted = Set(read).sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
        return RuleGraph(
            kind: kind, subject: subject, nodes: kept, parameters: used, steeredBy: steering.sorted(), inputs: sorted)
    }

    private func reachable(from root: Int) -> Set<Int> { Set(postOrder(from: root)) }

    private func postOrder(from root: Int) -> [Int] {
        var seen: Set<Int> = []
        var order: [Int] = []
        var stack: [(node: Int, next: Int)] = [(root, 0)]
        while let (node, next) = stack.last {
            if next < nodes[node].operands.count {
                stack[stack.count - 1].next += 1
                let operand = nodes[node].operands[next]
                if !seen.contains(operand), !stack.contains(where: { $0.node == operand }) {
                    stack.append((operand, 0))
                }
            } else {
                if seen.insert(node).inserted { order.append(node) }
                stack.removeLast()
            }
        }
        return order
    }
}
