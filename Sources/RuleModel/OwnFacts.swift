/// The facts of a subject's own that a clause reads, when it reads of a group of peers too.
///
/// What a rule says of missing facts must cover these alone: a peers' median that cannot be told is not the subject's
/// failure. Of a clause without peers nothing is listed, which covers everything.
struct OwnFacts {
    private let nodes: [RuleNode]
    private let natures: [RuleGraphBuilder.Nature]

    init(_ nodes: [RuleNode], _ natures: [RuleGraphBuilder.Nature]) {
        (self.nodes, self.natures) = (nodes, natures)
    }

    func under(_ clause: Int) -> [Int] {
        var seen: Set<Int> = []
        var own: Set<Int> = []
        var readsPeers = false
        var open = [clause]
        while let index = open.popLast() {
            guard seen.insert(index).inserted else { continue }
            let node = nodes[index]
            switch node.operation {
            case .peerMedian, .peerAverage, .peersInBand: readsPeers = true
            case .rankIn:
                readsPeers = true
                open.append(node.operands[0])
            case .indicator, .series, .field, .list, .sectors, .judgement, .consent, .status, .since:
                if natures[index].free.isSubset(of: natures[clause].free) { own.insert(index) }
                open += node.operands
            default: open += node.operands
            }
        }
        return readsPeers ? own.sorted() : []
    }
}
