/// Checks a finished graph as a whole: limits, and that every clause can be told from every other.
struct GraphCheck {
    let nodes: [RuleNode]

    func run() throws(GraphFault) {
        try countEverything()
        var keys: [String: Int] = [:]
        var seen: Set<Visit> = []
        try visit(nodes.count - 1, prefix: "", &keys, &seen)
    }

    private struct Visit: Hashable {
        var node: Int
        var prefix: String
    }

    private func countEverything() throws(GraphFault) {
        let tests = nodes.count { $0.operation.bindsMember }
        let labels = nodes.reduce(0) { $0 + $1.label.utf8.count }
        try require(nodes.count, RuleGraph.Limits.nodes, "nodes")
        try require(nodes.reduce(0) { $0 + $1.operands.count }, RuleGraph.Limits.edges, "edges")
        try require(tests, RuleGraph.Limits.tests, "tests over lists")
        try require(labels, RuleGraph.Limits.labels, "bytes of labels")
    }

    private func require(_ count: Int, _ limit: Int, _ what: String) throws(GraphFault) {
        guard count > limit else { return }
        throw GraphFault("limit", "the rule has \(count) \(what), more than the \(limit) allowed", line: 0)
    }

    /// A test's labels live under its quantifier's label.
    private func visit(
        _ index: Int, prefix: String, _ keys: inout [String: Int], _ seen: inout Set<Visit>
    ) throws(GraphFault) {
        guard seen.insert(Visit(node: index, prefix: prefix)).inserted else { return }
        let node = nodes[index]
        var inner = prefix
        let isNamed = (node.type == .clause || node.operation == .sign) && !node.label.isEmpty
        if isNamed {
            let key = prefix + node.key
            if let other = keys[key], other != index {
                throw GraphFault(
                    "duplicate-key", "two clauses have the key `\(key)`",
                    help: "give one of them another label or a key of its own", line: node.line)
            }
            keys[key] = index
            if node.operation.bindsMember || node.operation == .sign { inner = key + "." }
        }
        for operand in node.operands { try visit(operand, prefix: inner, &keys, &seen) }
    }
}
