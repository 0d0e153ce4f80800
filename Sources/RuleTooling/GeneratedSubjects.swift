public import AidModel
public import RuleHost
public import RuleModel

/// Subjects made up for rules: facts around the limits that they are compared with, a few of them missing. What several
/// rules ask is made up around the limits of the first that asks.
///
/// The same rules, count and day give the same subjects everywhere. They say how fast rules are and which ways they can
/// go; they say nothing about any state. A fact takes two bytes a subject. May be used from any thread.
public struct GeneratedSubjects: SubjectBinding {
    /// The kind of subject.
    public let kind: Subject.Kind
    /// The subjects, numbered.
    public let subjects: [Subject]
    private let root: RecordKind
    private var facts: [Column: GeneratedColumn] = [:]
    private var lists: [Column: GeneratedLists] = [:]
    private var extents: [Column: ListExtent] = [:]
    private var counts: [RecordKind: Int] = [:]

    /// A question about the records of a kind.
    private struct Column: Hashable {
        var record: RecordKind
        var operation: Operation
        var name: String
    }

    /// The most members that a made-up list has.
    public static let longest = 4

    /// Makes subjects up for one rule; `nil` for a kind of subject that cannot be asked.
    public init?(for graph: RuleGraph, count: Int, asOf: CalendarDate) {
        self.init(for: [graph], of: graph.subject, count: count, asOf: asOf)
    }

    /// Makes subjects of a kind up for the rules about it; `nil` for a kind that cannot be asked.
    public init?(for graphs: [RuleGraph], of kind: Subject.Kind, count: Int, asOf: CalendarDate) {
        guard let root = kind.record else { return nil }
        (self.kind, self.root) = (kind, root)
        subjects = (0..<count).map { Subject(kind, Self.name($0, of: root)) }
        counts[root] = count
        let all = graphs.filter { $0.subject == kind }.map { ($0, GeneratedFacts($0, asOf: asOf)) }
        for (graph, values) in all {
            for (index, node) in graph.nodes.enumerated() { addLists(node, index, graph, values) }
        }
        for (graph, values) in all {
            for (index, node) in graph.nodes.enumerated() { addFacts(node, index, graph, values) }
        }
    }

    private static func name(_ row: Int, of record: RecordKind) -> String {
        record == .state ? "X\(row)" : "\(record.rawValue)-\(row)"
    }

    // MARK: Making up

    /// The kind of record that a node asks.
    private static func record(asked node: RuleNode, _ graph: RuleGraph) -> RecordKind? {
        guard let operand = node.operands.first else { return nil }
        let type = graph.nodes[operand].type
        guard case .record(let record) = type.element ?? type else { return nil }
        return record
    }

    private mutating func addLists(_ node: RuleNode, _ index: Int, _ graph: RuleGraph, _ values: GeneratedFacts) {
        guard [.list, .sectors, .series].contains(node.operation), let record = Self.record(asked: node, graph) else {
            return
        }
        // The sectors of several activities are the sectors of each.
        let column = Column(record: record, operation: node.operation, name: node.attributes.text ?? "")
        guard lists[column] == nil else { return }
        var random = values.random(for: index)
        var made = GeneratedLists(node.operation == .series ? values.series(node, index) : .records(element(node)))
        for _ in 0..<(counts[record] ?? 0) {
            if random.chance(values.percentMissing) {
                made.addMissing()
            } else if case .values(let column, let years) = made.items {
                made.add(years.map { _ in values.place(node, in: column, &random) })
            } else {
                made.add(rows(element(node), &random))
            }
        }
        lists[column] = made
        extents[column] = made.extent
    }

    /// The kind of record that a list names.
    private func element(_ node: RuleNode) -> RecordKind {
        guard case .record(let element) = node.type.element else { return root }
        return element
    }

    private mutating func rows(_ element: RecordKind, _ random: inout GeneratedFacts.Generator) -> [Int] {
        let size = random.below(Self.longest + 1)
        if element == root { return Set((0..<size).map { _ in random.below(subjects.count) }).sorted() }
        let start = counts[element, default: 0]
        counts[element] = start + size
        return Array(start..<(start + size))
    }

    private mutating func addFacts(_ node: RuleNode, _ index: Int, _ graph: RuleGraph, _ values: GeneratedFacts) {
        let name = node.attributes.text ?? ""
        var column: Column?
        switch node.operation {
        case .indicator, .field, .judgement, .consent, .status, .since, .listed:
            let record = Self.record(asked: node, graph)
            column = record.map { Column(record: $0, operation: node.operation, name: name) }
        case .peerMedian, .peerAverage, .rankIn: column = Column(record: .state, operation: .indicator, name: name)
        default: return
        }
        guard let column, facts[column] == nil else { return }
        var random = values.random(for: index)
        var made = GeneratedColumn(values.choices(node, index), missing: values.missing(node.operation))
        made.places.reserveCapacity(counts[column.record] ?? 0)
        for _ in 0..<(counts[column.record] ?? 0) { made.places.append(UInt16(values.place(node, in: made, &random))) }
        facts[column] = made
    }

    // MARK: Answering

    /// The record of a subject.
    public func record(of subject: Int) -> Member { Member(subjects[subject].id, handle: .init(root, subject)) }

    /// None: what is made up lies in no scope of recipients but that of its own.
    public func recipient(of subject: Int) -> String? { kind == .state ? subjects[subject].id : nil }

    /// A fact about a record.
    public func fact(_ question: Question, of member: Member) -> Fact { facts(question, of: [member])[0] }

    /// A fact about each of some records.
    public func facts(_ question: Question, of members: [Member]) -> [Fact] {
        guard let kind = members.lazy.compactMap(\.handle?.kind).first else { return members.map { _ in .missing } }
        let name = question.operation == .listed ? "" : question.name
        let column = facts[Column(record: kind, operation: question.operation, name: name)]
        return members.map { member in member.handle.flatMap { column?.fact($0.row) } ?? .missing }
    }

    /// A list of a record.
    public func members(_ question: Question, of member: Member) -> MemberList {
        guard let handle = member.handle,
            let column = lists[Column(record: handle.kind, operation: question.operation, name: question.name)]
        else { return MemberList(absent: .missing) }
        return column.list(handle.row) { Self.name($0, of: $1) }
    }

    /// The sectors of activities, one after the other.
    public func sectors(_ list: String, ofActivities activities: [ListMember]) -> MemberList {
        let question = Question(.sectors, list)
        return MemberList(members: activities.flatMap { members(question, of: $0.member).members })
    }

    /// How long the lists are that were made up.
    public func extent(of question: Question, kind: RecordKind) -> ListExtent {
        extents[Column(record: kind, operation: question.operation, name: question.name)] ?? ListExtent()
    }
}
