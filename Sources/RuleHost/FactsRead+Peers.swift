import AidModel
import RuleModel

extension FactsRead {
    /// A group of peers is one record: its band, its members, and who could not be put into one.
    mutating func readPeers(_ index: Int, _ node: RuleNode, _ frame: EvaluationFrame, _ row: Int) {
        read(node.operands[0], frame, row)
        guard let division = evaluation.groups.division(index) else { return }
        let own = evaluation.column(node.operands[0], frame).numbers[row]
        guard own.isKnown, let number = division.group(of: own.low) else { return }
        let group = division.groups[number]
        var entry = Evidence(question: Question(.peersInBand, node.attributes.text ?? "").words)
        entry.value = group.words(evaluation.graph.nodes[node.operands[0]].type.unit ?? .none)
        entry.members = group.members.members.map(\.member.name)
        entry.lacking = division.lacking
        entry.sensitivity = division.sensitivity
        note([entry])
    }

    /// What is told of peers is one record: the value, whose values made it, and who lacks one.
    mutating func readPeerValues(_ index: Int, _ node: RuleNode, _ frame: EvaluationFrame, _ row: Int) {
        guard let values = evaluation.peerValues(index, frame, row) else { return }
        let cell = evaluation.column(index, frame).numbers[row]
        let question = Question(node.operation, node.attributes.text ?? "").words
        // Of no group nothing was read; of one that is undecided its members were.
        guard values.standing == .known || !values.members.isEmpty || !values.lacking.isEmpty else { return }
        var entry = Evidence(question: question)
        entry.value = ValueText.number(cell, unit: evaluation.plan.words[index].unit)
        if entry.value == nil { entry.absence = "missing" }
        entry.members = values.members
        entry.lacking = values.lacking
        entry.sensitivity = values.sensitivity
        note([entry])
        if values.members.isEmpty, values.standing == .known { addMissing(question) }
    }
}
