import AidModel
import RuleModel

/// Tells which of the things not known settle an answer by themselves: each is tried with a value on either side of every
/// limit that reads it, all others left as unknown as they are.
struct OpenFacts {
    private let row: HypotheticalRow
    private let roots: [Int]
    private let candidates: ChangeCandidates

    init(_ row: HypotheticalRow, roots: RootClauses) {
        self.row = row
        let truths = roots.answering.map { row.evaluation.truth(GraphSpot(node: $0, frame: row.base)) }
        self.roots = zip(roots.answering, truths).filter { $1.truth == .unknown && $1.applies }.map(\.0)
        candidates = ChangeCandidates(row)
    }

    private var evaluation: GraphEvaluation { row.evaluation }

    /// The open facts, what settles most first.
    func ranked(of subject: String) -> [OpenFact] {
        guard !roots.isEmpty else { return [] }
        var leaves: [GraphSpot] = []
        var seen: Set<HypotheticalRow.Place> = []
        for root in roots { collect(GraphSpot(node: root, frame: row.base), &leaves, &seen) }
        var spots: [GraphSpot] = []
        var values: [HypotheticalRow.Place: [HypotheticalRow.Value]] = [:]
        for leaf in leaves {
            for spot in openSpots(leaf) {
                if values[spot.place] == nil { spots.append(spot) }
                values[spot.place, default: []] += tried(spot, for: leaf)
            }
        }
        return OpenFact.ranked(spots.map { fact($0, values[$0.place] ?? [], subject) })
    }

    private func collect(_ spot: GraphSpot, _ leaves: inout [GraphSpot], _ seen: inout Set<HypotheticalRow.Place>) {
        guard seen.insert(spot.place).inserted else { return }
        let shape = evaluation.shape(spot)
        if shape.isLeaf { leaves.append(spot) }
        for part in shape.parts { collect(part, &leaves, &seen) }
    }

    /// What is not known under a clause; being on a list is a thing by itself.
    private func openSpots(_ leaf: GraphSpot) -> [GraphSpot] {
        if evaluation.graph.nodes[leaf.node].operation == .listed {
            return evaluation.truth(leaf).truth == .unknown ? [leaf] : []
        }
        return candidates.inputs.reads(under: leaf).map(\.spot).filter { spot in
            let standing = evaluation.standing(spot)
            return standing != .known && standing != .doesNotApply
        }
    }

    private func tried(_ spot: GraphSpot, for leaf: GraphSpot) -> [HypotheticalRow.Value] {
        let found = [true, false].flatMap { candidates.candidates(leaf, $0, given: [:]) }
        var values = found.compactMap { candidate in
            candidate.changes.count == 1 && candidate.changes[0].spot.place == spot.place
                ? candidate.changes[0].value : nil
        }
        switch evaluation.column(spot.node, spot.frame) {
        case .numbers: values.append(.number(ExactNumber(1)))
        case .texts: values.append(.text("\u{FFFD}"))
        default: break
        }
        return values
    }

    private func fact(_ spot: GraphSpot, _ values: [HypotheticalRow.Value], _ subject: String) -> OpenFact {
        let node = evaluation.graph.nodes[spot.node]
        let isList = node.type == .clause
        let what = isList ? "listed \(node.attributes.codes.joined(separator: ", "))" : candidates.inputs.words(spot)
        var fact = OpenFact(what: what, of: subject, who: isList ? nil : candidates.inputs.who(spot))
        let outcomes = values.map { value -> [Bool] in
            guard let frame = row.frame([spot.place: value]) else { return roots.map { _ in false } }
            return roots.map { evaluation.truth(GraphSpot(node: $0, frame: frame)).truth != .unknown }
        }
        guard !outcomes.isEmpty else { return fact }
        for root in roots.indices {
            if outcomes.allSatisfy({ $0[root] }) {
                fact.settles += 1
            } else if outcomes.contains(where: { $0[root] }) {
                fact.maySettle += 1
            }
        }
        return fact
    }
}
