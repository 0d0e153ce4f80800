import RuleModel

/// What is known of a graph before any row is read: over which members each node ranges.
struct GraphPlan {
    let graph: RuleGraph
    /// For each node, the members in it that it does not bind itself.
    let free: [Set<MemberBinding>]
    /// For each node, what is printed of it.
    let words: [NodeWords]

    init(_ graph: RuleGraph) {
        self.graph = graph
        var free: [Set<MemberBinding>] = []
        for node in graph.nodes {
            var members = node.operands.reduce(into: Set<MemberBinding>()) { $0.formUnion(free[$1]) }
            let own = MemberBinding(list: node.operands.first ?? -1, level: node.attributes.level)
            if node.operation == .member { members.insert(own) }
            if node.operation.bindsMember { members.remove(own) }
            free.append(members)
        }
        self.free = free
        words = graph.nodes.map { NodeWords($0, of: graph) }
    }

    /// The frame in which a node is evaluated: the innermost around `frame` that one of its members ranges over.
    func home(of node: Int, in frame: EvaluationFrame) -> EvaluationFrame {
        var current = frame
        while let binding = current.binding, !free[node].contains(binding), let parent = current.parent {
            current = parent
        }
        return current
    }
}
