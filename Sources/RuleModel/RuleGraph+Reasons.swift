extension RuleGraph {
    /// A clause or comment that a decision of this graph can give as a reason.
    public struct NamedClause: Hashable, Sendable {
        /// Its key: what follows the rule's id in a reason's code.
        public var key: String
        /// The line of the rule file that made it.
        public var line: Int
    }

    /// What decisions can give as reasons, in the order of the tree, each key once.
    ///
    /// The clauses of a sign have its key before theirs. The test of a quantifier is asked of each member and is no reason.
    public var namedClauses: [NamedClause] {
        var named: [NamedClause] = []
        var seen: Set<String> = []
        func visit(_ index: Int, _ prefix: String) {
            let node = nodes[index]
            var inner = prefix
            let speaks = node.type == .clause || node.operation == .sign || node.operation == .comment
            if speaks, !node.label.isEmpty {
                let key = prefix + node.key
                if seen.insert(key).inserted { named.append(NamedClause(key: key, line: node.line)) }
                if node.operation == .sign { inner = key + "." }
            }
            guard !node.operation.bindsMember else { return }
            for operand in node.operands where nodes[operand].type == .clause || nodes[operand].type == .result {
                visit(operand, inner)
            }
        }
        visit(root, "")
        return named
    }

    /// The labels of a lens's signs, in order.
    public var signLabels: [String] { nodes.filter { $0.operation == .sign }.map(\.label) }

    /// The classes that a lens can give, in order.
    public var classLabels: [String] {
        nodes.filter { $0.operation == .classOf || $0.operation == .otherwise }.map(\.label)
    }
}
