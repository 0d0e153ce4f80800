import AidModel
import RuleHost
import RuleModel

extension NaiveEvaluator {
    /// Groups of peers, what is told of them, and tables.
    func peerValue(_ node: RuleNode, _ members: Members) -> Value {
        switch node.operation {
        case .peersInBand: return peers(node, members)
        case .lookup: return lookup(node, members)
        case .withinGroup: return within(node, members)
        case .rankIn: return rank(node, members)
        default:
            let list = value(node.operands[0], members)
            guard case .list(let entries) = list else { return list }
            return node.operation == .peerMedian ? median(values(node, entries)) : average(values(node, entries))
        }
    }

    private func peers(_ node: RuleNode, _ members: Members) -> Value {
        let own = value(node.operands[0], members)
        guard case .number(let mine, _, _) = own else { return own }
        var limits = node.operands.dropFirst().map { value($0, members) }
        for shape in node.attributes.codes {
            var (low, high): (Fraction?, Fraction?)
            for end in shape.split(separator: " ") {
                guard case .number(let limit, _, _) = limits.removeFirst() else { return .unknown(.error) }
                if end == "from" { low = limit } else { high = limit }
            }
            let isIn = { (value: Fraction) in !(low.map { value < $0 } ?? false) && !(high.map { $0 < value } ?? false)
            }
            guard isIn(mine) else { continue }
            let id = graph.nodes[node.operands[0]].attributes.text ?? ""
            return .list(
                (everybody[id] ?? []).compactMap { state in
                    guard case .number(let theirs, _, _) = state.value, isIn(theirs) else { return nil }
                    return (state.member, .known)
                })
        }
        return .unknown(.doesNotApply)
    }

    /// The values of those who have one; unknown when it is not settled who is among them.
    private func values(_ node: RuleNode, _ entries: [(member: Member, sure: Standing)]) -> (
        all: [Fraction], open: Standing
    ) {
        var (all, open): ([Fraction], Standing) = ([], .known)
        for entry in entries {
            let answer = plain(binding.fact(Question(.indicator, node.attributes.text ?? ""), of: entry.member))
            if case .unknown(.doesNotApply) = answer { continue }
            open = max(open, entry.sure)
            if case .number(let value, _, _) = answer { all.append(value) }
        }
        return (all.sorted(by: <), open)
    }

    private func told(_ values: (all: [Fraction], open: Standing), _ value: Fraction?) -> Value {
        if values.open != .known { return .unknown(values.open) }
        guard !values.all.isEmpty, let value else { return .unknown(.missing) }
        return .number(value, value, doubt: .known)
    }

    private func median(_ values: (all: [Fraction], open: Standing)) -> Value {
        let sorted = values.all
        guard !sorted.isEmpty else { return told(values, nil) }
        let sum = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
        return told(values, sum.flatMap { total in Fraction(1, 2).flatMap { total * $0 } })
    }

    private func average(_ values: (all: [Fraction], open: Standing)) -> Value {
        let sum = values.all.reduce(Fraction(0, 1)) { total, next in total.flatMap { $0 + next } }
        return told(values, sum.flatMap { total in Fraction(1, Int128(values.all.count)).flatMap { total * $0 } })
    }

    private func rank(_ node: RuleNode, _ members: Members) -> Value {
        let (own, list) = (value(node.operands[0], members), value(node.operands[1], members))
        guard case .list(let entries) = list else { return .unknown(max(standing(own), standing(list))) }
        let values = values(node, entries)
        guard case .number(let mine, _, _) = own else { return .unknown(max(standing(own), values.open)) }
        let below = values.all.filter { !(mine < $0) }.count
        return told(values, Fraction(Int128(below), Int128(values.all.count)))
    }

    private func within(_ node: RuleNode, _ members: Members) -> Value {
        let clause = value(node.operands[0], members)
        let groups = node.operands.dropFirst().map { standing(value($0, members)) }
        guard let open = groups.max(), open != .known else { return clause }
        return .unknown(max(open, standing(clause)))
    }

    private func lookup(_ node: RuleNode, _ members: Members) -> Value {
        let code = value(node.operands[0], members)
        guard case .text(let text) = code else { return code }
        guard let row = node.attributes.codes.firstIndex(of: text) else { return .unknown(.missing) }
        return parameter(graph.nodes[node.operands[row + 1]])
    }
}
