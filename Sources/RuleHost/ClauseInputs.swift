import AidModel
import RuleModel

/// The values under a clause that could be otherwise: facts, and the totals of lists as one value each.
struct ClauseInputs {
    let evaluation: GraphEvaluation
    private var graph: RuleGraph { evaluation.graph }

    init(_ evaluation: GraphEvaluation) { self.evaluation = evaluation }

    /// How often each place is read under a spot, in the order of reading.
    func reads(under spot: GraphSpot) -> [(spot: GraphSpot, count: Int)] {
        var order: [GraphSpot] = []
        var counts: [HypotheticalRow.Place: Int] = [:]
        visit(spot) { input in
            if counts[input.place] == nil { order.append(input) }
            counts[input.place, default: 0] += 1
        }
        return order.map { ($0, counts[$0.place] ?? 0) }
    }

    private func visit(_ spot: GraphSpot, _ found: (GraphSpot) -> Void) {
        let spot = evaluation.home(of: spot)
        let node = graph.nodes[spot.node]
        if isInput(node) { found(spot) }
        for (position, operand) in node.operands.enumerated() {
            // Members of a list are no places of their own here: its total is. What is around them is.
            let isInner = node.operation.bindsMember && position > 0
            if isInner { visitAround(spot, operand, found) } else { visit(spot.at(operand), found) }
        }
    }

    private func visitAround(_ spot: GraphSpot, _ operand: Int, _ found: (GraphSpot) -> Void) {
        let bindings = Set(sequence(first: spot.frame, next: \.parent).compactMap(\.binding))
        guard !evaluation.plan.free[operand].subtracting(bindings).isEmpty else {
            return visit(spot.at(operand), found)
        }
        for inner in graph.nodes[operand].operands { visitAround(spot, inner, found) }
    }

    /// Whether a node's value stands for itself and is not made of others.
    func isInput(_ node: RuleNode) -> Bool {
        switch node.operation {
        case .indicator, .field, .judgement, .consent, .status, .since: true
        case .member: node.type.isFact
        case .count, .sum, .average, .median, .least, .greatest, .shareOf: list(of: node)?.operation != .peersInBand
        default: false
        }
    }

    /// The list that a total comes from, as it is asked for.
    func list(of node: RuleNode) -> RuleNode? {
        var current = node
        while let first = current.operands.first {
            current = graph.nodes[first]
            if [.list, .series, .sectors, .peersInBand].contains(current.operation) { return current }
        }
        return nil
    }

    /// Whether a node is made of products or quotients.
    func multiplies(_ index: Int) -> Bool {
        let node = graph.nodes[index]
        if node.operation == .multiply || node.operation == .divide { return true }
        return !isInput(node) && node.operands.contains(where: multiplies)
    }

    /// Whether a node is made of one value chosen among several.
    func chooses(_ index: Int) -> Bool {
        let node = graph.nodes[index]
        if [.largerOf, .smallerOf, .choose, .ifElse, .lookup].contains(node.operation) { return true }
        if node.operation == .meanOf, node.attributes.text == "leave_out" { return true }
        return !isInput(node) && node.operands.contains(where: chooses)
    }

    // MARK: Words

    /// What a place is, as evidence prints it.
    func words(_ spot: GraphSpot) -> String {
        let node = graph.nodes[spot.node]
        switch node.operation {
        case .member:
            let series = list(of: node).map { Question(leaf: $0, of: graph).words } ?? ""
            return "\(series) \(spot.frame.rows[spot.row].name)"
        case .count, .sum, .average, .median, .least, .greatest, .shareOf:
            let list =
                list(of: node).map { [$0.operation == .sectors ? "sectors" : "", $0.attributes.text ?? ""] } ?? []
            return ([node.operation == .shareOf ? "share" : node.operation.name, "of"] + list.filter { !$0.isEmpty })
                .joined(separator: " ")
        default:
            let question = evaluation.plan.words[spot.node].question.words
            let record = evaluation.column(node.operands[0], spot.frame).records[spot.row]
            return spot.path.isEmpty ? question : "\(question) of \(record.name)"
        }
    }

    /// Who could make a value otherwise.
    func maker(_ spot: GraphSpot) -> MinimalChange.Maker {
        let node = graph.nodes[spot.node]
        switch node.operation {
        case .field: return maker(ofField: node)
        case .count, .sum, .average, .median, .least, .greatest, .shareOf:
            guard let list = list(of: node), list.type.element != .record(.state) else { return .dataUpdate }
            return list.operation == .series ? .dataUpdate : .applicant
        default: return .dataUpdate
        }
    }

    private func maker(ofField node: RuleNode) -> MinimalChange.Maker {
        let name = node.attributes.text ?? ""
        guard case .record(let kind) = graph.nodes[node.operands[0]].type else { return .never }
        return switch kind {
        case .state, .portfolio: .never
        case .organisation: name == "key" ? .never : .dataUpdate
        case .sector, .donor: ["code", "name", "organisation"].contains(name) ? .never : .applicant
        // When an activity was signed or began is past; what it is called settles nothing.
        case .activity: ["identifier", "title", "signed", "start"].contains(name) ? .never : .applicant
        }
    }

    /// Who fills a register's row, by name.
    func who(_ spot: GraphSpot) -> String? { evaluation.plan.words[spot.node].question.input?.filledBy }
}
