import AidModel
import RuleModel

/// Gathers the facts that clauses read: evidence once each, what is missing, what was left out, what to ask.
struct FactsRead {
    let evaluation: GraphEvaluation
    let sources: EvidenceSources
    private(set) var evidence: [Evidence] = []
    private(set) var leftOut: [Decision.LeftOut] = []
    private(set) var asks = OpenQuestions()
    private var numbers: [Evidence: Int] = [:]
    private var current: [Int] = []
    private var missing: [String] = []
    private var open: [(Question, Member, Fact)] = []
    private var visited: Set<Place> = []
    /// In a test that is decided, a member's own fields stand in the member's record and are not listed again.
    private var isInDecidedTest = false

    private struct Place: Hashable {
        var node: Int
        var frame: ObjectIdentifier
        var row: Int
    }

    init(evaluation: GraphEvaluation, sources: EvidenceSources) {
        self.evaluation = evaluation
        self.sources = sources
    }

    /// Starts the facts of one clause.
    mutating func begin() {
        (current, missing, open) = ([], [], [])
        visited.removeAll(keepingCapacity: true)
    }

    /// The facts of the clause: their evidence and what is missing; an open clause asks for it.
    mutating func end(isOpen: Bool) -> (evidence: [Int], missing: [String]) {
        if isOpen { for (question, member, fact) in open { asks.add(question, member, fact) } }
        return (current, missing)
    }

    /// Reads all facts under a node, in a row of a frame.
    mutating func read(_ index: Int, _ frame: EvaluationFrame, _ row: Int) {
        let node = evaluation.graph.nodes[index]
        let home = evaluation.plan.home(of: index, in: frame)
        let row = evaluation.row(row, of: frame, in: home)
        guard visited.insert(Place(node: index, frame: ObjectIdentifier(home), row: row)).inserted else { return }
        switch node.operation {
        case .indicator, .field, .judgement, .consent, .status, .since: readFact(index, node, home, row)
        case .member: readMember(index, node, home, row)
        case .list, .series, .sectors: readList(index, node, home, row)
        case .listed:
            read(node.operands[0], home, row)
            readListed(node, home, row)
        case .peersInBand: readPeers(index, node, home, row)
        case .peerMedian, .peerAverage, .rankIn:
            for operand in node.operands { read(operand, home, row) }
            readPeerValues(index, node, home, row)
        default: readOperands(index, node, home, row)
        }
    }

    private mutating func readFact(_ index: Int, _ node: RuleNode, _ frame: EvaluationFrame, _ row: Int) {
        let words = evaluation.plan.words[index]
        let member = evaluation.column(node.operands[0], frame).records[row]
        let isOwnField = node.operation == .field && evaluation.graph.nodes[node.operands[0]].operation == .member
        if !(isInDecidedTest && isOwnField) {
            let fact = evaluation.binding.fact(words.question, of: member)
            add(fact, words.question, words.asked, member, isSubject(member, frame, row))
        }
        read(node.operands[0], frame, row)
    }

    /// Whether a record is the one asked about, and not another of its kind.
    private func isSubject(_ member: Member, _ frame: EvaluationFrame, _ row: Int) -> Bool {
        var root = frame
        while let parent = root.parent { root = parent }
        return member.handle != nil && root.rows[evaluation.row(row, of: frame, in: root)].handle == member.handle
    }

    /// The fact behind `listed`.
    private mutating func readListed(_ node: RuleNode, _ frame: EvaluationFrame, _ row: Int) {
        let member = evaluation.column(node.operands[0], frame).records[row]
        var codes = node.attributes.codes
        if node.operands.count > 1 {
            codes = GraphEvaluation.codes(evaluation.column(node.operands[1], frame).texts[row].text)
        }
        let question = Question(.listed, "", codes: codes)
        let fact = evaluation.binding.fact(question, of: member)
        add(fact, question, question.words, member, isSubject(member, frame, row))
    }

    private mutating func add(
        _ fact: Fact, _ question: Question, _ asked: String, _ member: Member, _ isSubject: Bool
    ) {
        note(sources.evidence(asked, fact, value: Self.text(fact), record: isSubject ? nil : member.name))
        guard fact.standing != .known, !isInDecidedTest else { return }
        let words = isSubject ? asked : "\(asked) of \(member.name)"
        missing.append(fact.standing == .stale ? words + " (stale)" : words)
        open.append((question, member, fact))
    }

    private static func text(_ fact: Fact) -> String? {
        switch fact.value {
        case .number(let number): number.description
        case .date(let date): date.description
        case .text(let text): text
        case .flag(let flag): flag ? "yes" : "no"
        case nil: nil
        }
    }

    /// Something that is missing and that no single fact would settle.
    mutating func addMissing(_ words: String) { missing.append(words) }

    mutating func note(_ entries: [Evidence]) {
        for entry in entries {
            let number = numbers[entry] ?? evidence.count
            if number == evidence.count {
                evidence.append(entry)
                numbers[entry] = number
            }
            if !current.contains(number) { current.append(number) }
        }
    }

    /// A value of a list is a fact; a record of a list is read through its fields.
    private mutating func readMember(_ index: Int, _ node: RuleNode, _ frame: EvaluationFrame, _ row: Int) {
        if case .record = node.type { return }
        add(value: frame.rows[row], of: node.operands[0])
    }

    private mutating func add(value member: Member, of list: Int) {
        let words = leaf(under: list)
        note(
            sources.evidence(
                "\(words.asked) \(member.name)", member.value, value: Self.text(member.value), record: nil))
        guard member.value.standing != .known, !isInDecidedTest else { return }
        missing.append("\(words.asked) \(member.name)" + (member.value.standing == .stale ? " (stale)" : ""))
        open.append((words.question, member, member.value))
    }

    /// The question that a list comes from.
    private func leaf(under list: Int) -> NodeWords {
        let nodes = evaluation.graph.nodes
        var index = list
        while ![.list, .series, .sectors, .peersInBand].contains(nodes[index].operation),
            let first = nodes[index].operands.first
        { index = first }
        return evaluation.plan.words[index]
    }

    private mutating func readList(_ index: Int, _ node: RuleNode, _ frame: EvaluationFrame, _ row: Int) {
        let list = evaluation.column(index, frame).lists[row]
        if let operand = node.operands.first { read(operand, frame, row) }
        let words = evaluation.plan.words[index]
        guard list.standing != .known else {
            if node.operation == .list { note(list.members, of: words) }
            return
        }
        let fact = Fact(absent: list.standing)
        note(sources.evidence(words.asked, fact, value: nil, record: nil))
        missing.append(words.asked)
        open.append((words.question, frame.rows[row], fact))
    }

    private mutating func readOperands(_ index: Int, _ node: RuleNode, _ frame: EvaluationFrame, _ row: Int) {
        guard node.operation.bindsMember || node.type.element != nil || node.operation == .count else {
            for operand in node.operands { read(operand, frame, row) }
            return
        }
        read(node.operands[0], frame, row)
        if node.type.element == nil || node.operation == .changes { noteMembers(of: node.operands[0], frame, row) }
        guard node.operation.bindsMember else {
            for operand in node.operands.dropFirst() { read(operand, frame, row) }
            return
        }
        readTests(node, frame, row)
    }

    /// The members that a number or clause was made of, as records or values of their own.
    private mutating func noteMembers(of list: Int, _ frame: EvaluationFrame, _ row: Int) {
        if evaluation.graph.nodes[list].operation == .peersInBand { return }
        let words = leaf(under: list)
        for entry in evaluation.column(list, frame).lists[row].members {
            if entry.member.handle == nil, entry.member.year != nil {
                add(value: entry.member, of: list)
            } else {
                note([entry], of: words)
            }
            if !entry.isDecided, !isInDecidedTest { missing.append("whether \(entry.member.name) counts") }
        }
    }

    /// The members of a list over which a clause ranges, whatever its test asks of them.
    mutating func readMembers(of list: Int, _ frame: EvaluationFrame, _ row: Int) {
        read(list, frame, row)
        let outer = isInDecidedTest
        isInDecidedTest = true
        noteMembers(of: list, frame, row)
        isInDecidedTest = outer
    }

    /// Every record of a list was read, also one that a filter then kept out.
    private mutating func note(_ members: [ListMember], of words: NodeWords) {
        if members.isEmpty {
            note(sources.evidence(words.asked, Fact(.text("none")), value: "none", record: nil))
        }
        for entry in members {
            let fact = Fact(.text(entry.member.name), entry.member.origins)
            note(sources.evidence(words.asked, fact, value: nil, record: entry.member.name))
        }
    }

    /// Tests and values are read for every member; of a test that is decided only what stands outside of the member.
    private mutating func readTests(_ node: RuleNode, _ frame: EvaluationFrame, _ row: Int) {
        let list = evaluation.column(node.operands[0], frame).lists[row]
        let inner = evaluation.members(of: node, frame)
        var out: [String] = []
        for operand in node.operands.dropFirst() {
            guard
                evaluation.plan.free[operand].contains(
                    MemberBinding(list: node.operands[0], level: node.attributes.level))
            else {
                read(operand, frame, row)
                continue
            }
            let truths = evaluation.column(operand, inner).truths
            for (member, memberRow) in zip(list.members, inner.ranges[row]) {
                let outer = isInDecidedTest
                isInDecidedTest = outer || (!truths.isEmpty && truths[memberRow].truth != .unknown)
                read(operand, inner, memberRow)
                isInDecidedTest = outer
                if !truths.isEmpty, truths[memberRow].truth == .yes { out.append(member.member.name) }
            }
        }
        if node.operation == .leavingOut, !out.isEmpty { leaveOut(node.label, out) }
    }

    private mutating func leaveOut(_ reason: String, _ records: [String]) {
        guard let place = leftOut.firstIndex(where: { $0.reason == reason }) else {
            leftOut.append(Decision.LeftOut(reason: reason, records: records))
            return
        }
        for record in records where !leftOut[place].records.contains(record) { leftOut[place].records.append(record) }
    }
}
