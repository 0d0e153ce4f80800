import RuleModel

/// How a clause is made of others, in one row.
enum ClauseShape {
    case all([GraphSpot])
    case any([GraphSpot])
    case none([GraphSpot])
    case atLeast(ExactNumber, [GraphSpot])
    case choice(GraphSpot, GraphSpot, GraphSpot)
    case same(GraphSpot)
    /// A clause about values.
    case leaf

    /// The clauses that it is made of; none for a clause about values.
    var parts: [GraphSpot] {
        switch self {
        case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts): parts
        case .choice(let condition, let first, let second): [condition, first, second]
        case .same(let inner): [inner]
        case .leaf: []
        }
    }

    /// Whether it is a clause about values.
    var isLeaf: Bool {
        if case .leaf = self { true } else { false }
    }
}

extension GraphEvaluation {
    /// The clauses that a clause is made of, also those that do not apply as things are.
    func shape(_ spot: GraphSpot) -> ClauseShape {
        let node = graph.nodes[spot.node]
        func parts(_ operands: some Sequence<Int>) -> [GraphSpot] {
            operands.map { home(of: spot.at($0)) }
        }
        switch node.operation {
        case .all: return .all(parts(node.operands))
        case .any: return .any(parts(node.operands))
        case .none: return .none(parts(node.operands))
        case .atLeastK:
            let needed = column(node.operands[0], spot.frame).numbers[spot.row]
            return needed.isKnown ? .atLeast(needed.low, parts(node.operands.dropFirst())) : .leaf
        case .ifElse where node.operands.count == 3:
            return .choice(
                home(of: spot.at(node.operands[0])), home(of: spot.at(node.operands[1])),
                home(of: spot.at(node.operands[2])))
        case .missingAs, .withinGroup: return .same(home(of: spot.at(node.operands[0])))
        case .anyOf: return members(spot, node).map { .any($0) } ?? .leaf
        case .allOf: return members(spot, node).map { .all($0) } ?? .leaf
        default: return .leaf
        }
    }

    /// The test of each member that is in the list for certain; `nil` when the list is not known.
    private func members(_ spot: GraphSpot, _ node: RuleNode) -> [GraphSpot]? {
        let list = column(node.operands[0], spot.frame).lists[spot.row]
        guard list.standing == .known else { return nil }
        let inner = members(of: node, spot.frame)
        let test = node.operands[node.operands.count - 1]
        return zip(list.members, inner.ranges[spot.row]).compactMap { member, row in
            guard member.isDecided else { return nil }
            return home(of: GraphSpot(node: test, frame: inner, path: spot.path + [spot.node], row: row))
        }
    }
}
