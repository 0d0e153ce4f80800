import AidModel
import RuleModel

extension GraphEvaluation {
    /// The group of each row: unknown when its own value is, not applicable outside of every band.
    func peers(_ index: Int, _ node: RuleNode, _ frame: EvaluationFrame) -> [MemberList] {
        guard let division = groups.division(index) else { return frame.rows.map { _ in MemberList(absent: .error) } }
        return column(node.operands[0], frame).numbers.map { own in
            guard own.isKnown else { return MemberList(absent: own.standing) }
            guard let group = division.group(of: own.low) else { return MemberList(absent: .doesNotApply) }
            return division.groups[group].members
        }
    }

    /// What is told of the peers of each row. Of a group it was computed before; of any other list it is computed here.
    func group(_ index: Int, _ node: RuleNode, _ frame: EvaluationFrame) -> [NumberCell] {
        let own = node.operation == .rankIn ? column(node.operands[0], frame).numbers : []
        return frame.rows.indices.map { row in
            guard let values = peerValues(index, frame, row) else { return NumberCell(absent: .error) }
            switch node.operation {
            case .peerMedian: return values.median
            case .peerAverage: return values.average
            default: return values.rank(of: own[row])
            }
        }
    }

    /// The values of the peers of one row.
    func peerValues(_ index: Int, _ frame: EvaluationFrame, _ row: Int) -> PeerValues? {
        let node = graph.nodes[index]
        guard let list = PeerGroups.list(of: node) else { return nil }
        if let division = groups.division(list) {
            let own = column(graph.nodes[list].operands[0], frame).numbers[row]
            let group = own.isKnown ? division.group(of: own.low) : nil
            if let group { return groups.values(index, group) }
        }
        let question = Question(peersOf: node, of: graph)
        return PeerValues(column(list, frame).lists[row]) { binding.fact(question, of: $0) }
    }

    /// A clause within a group of peers: nothing to decide outside of every band, nothing known when the band is not.
    func withinGroup(_ node: RuleNode, _ frame: EvaluationFrame) -> [TruthCell] {
        var cells = column(node.operands[0], frame).truths
        for list in node.operands.dropFirst() {
            let lists = column(list, frame).lists
            for row in cells.indices where lists[row].standing != .known && cells[row].applies {
                let unknown = cells[row].truth == .unknown ? cells[row].standing : .known
                cells[row] = TruthCell(unknown: max(lists[row].standing, unknown))
            }
        }
        return cells
    }

    /// The value of the row of a table that a code names; a code that no row has is missing.
    func lookup(_ node: RuleNode, _ frame: EvaluationFrame) -> Column {
        let places = Dictionary(zip(node.attributes.codes, node.operands.dropFirst()), uniquingKeysWith: { $1 })
        let facts = column(node.operands[0], frame).texts.map { cell in
            guard cell.standing == .known else { return Fact(absent: cell.standing) }
            guard let place = places[cell.text] else { return Fact.missing }
            return parameter(graph.nodes[place], on: asOf)
        }
        return Self.typed(facts, as: node.type)
    }
}

extension Question {
    /// The question of a leaf, with how its pack treats it.
    init(leaf node: RuleNode, of graph: RuleGraph) {
        let kind: RuleInput.Kind? =
            switch node.operation {
            case .indicator, .series: .indicator
            case .judgement: .judgement
            case .consent: .consent
            case .status, .since: .status
            case .field: .field
            default: nil
            }
        let name = node.attributes.text ?? ""
        self.init(node.operation, name, input: kind.flatMap { graph.input($0, name) })
    }

    /// The indicator that is asked of each peer.
    init(peersOf node: RuleNode, of graph: RuleGraph) {
        let name = node.attributes.text ?? ""
        self.init(.indicator, name, input: graph.input(.indicator, name))
    }
}
