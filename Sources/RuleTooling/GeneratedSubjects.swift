public import AidModel
public import RuleHost
public import RuleModel

/// Subjects made up for one rule: facts around the limits that it compares them with, a few of them missing.
///
/// The same rule, count and day give the same subjects everywhere. They say how fast a rule is and which ways it can go;
/// they say nothing about any state. May be used from any thread.
public struct GeneratedSubjects: SubjectBinding {
    /// The kind of subject.
    public let kind: Subject.Kind
    /// The subjects, numbered.
    public let subjects: [Subject]
    private let root: RecordKind
    private var facts: [Column: [Fact]] = [:]
    private var lists: [Column: [MemberList]] = [:]
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

    /// Makes subjects up; `nil` for a kind of subject that cannot be asked.
    public init?(for graph: RuleGraph, count: Int, asOf: CalendarDate) {
        guard let root = graph.subject.record else { return nil }
        (kind, self.root) = (graph.subject, root)
        subjects = (0..<count).map { Subject(graph.subject, Self.name($0, of: root)) }
        counts[root] = count
        let values = GeneratedFacts(graph, asOf: asOf)
        for (index, node) in graph.nodes.enumerated() { addLists(node, index, graph, values) }
        for (index, node) in graph.nodes.enumerated() { addFacts(node, index, graph, values) }
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
        let made = (0..<(counts[record] ?? 0)).map { row -> MemberList in
            if random.chance(values.percentMissing) { return MemberList(absent: .missing) }
            if node.operation == .series { return values.series(node, index, &random) }
            guard case .record(let element) = node.type.element else { return MemberList([]) }
            return members(element, &random)
        }
        lists[column] = made
        let sizes = made.map(\.members.count)
        extents[column] = ListExtent(total: sizes.reduce(0, +), most: sizes.max() ?? 0)
    }

    private mutating func members(_ element: RecordKind, _ random: inout GeneratedFacts.Generator) -> MemberList {
        let size = random.below(Self.longest + 1)
        let rows: [Int]
        if element == root {
            rows = Set((0..<size).map { _ in random.below(subjects.count) }).sorted()
        } else {
            let start = counts[element, default: 0]
            counts[element] = start + size
            rows = Array(start..<(start + size))
        }
        return MemberList(rows.map { Member(Self.name($0, of: element), handle: .init(element, $0)) })
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
        let missing = values.missing(node.operation)
        facts[column] = (0..<(counts[column.record] ?? 0)).map { _ in
            random.chance(values.percentMissing) ? missing : values.fact(node, index, &random)
        }
    }

    // MARK: Answering

    /// The record of a subject.
    public func record(of subject: Int) -> Member { Member(subjects[subject].id, handle: .init(root, subject)) }

    /// None: what is made up lies in no scope of recipients but that of its own.
    public func recipient(of subject: Int) -> String? { kind == .state ? subjects[subject].id : nil }

    /// A fact about a record.
    public func fact(_ question: Question, of member: Member) -> Fact {
        guard let handle = member.handle else { return .missing }
        let name = question.operation == .listed ? "" : question.name
        guard let column = facts[Column(record: handle.kind, operation: question.operation, name: name)] else {
            return .missing
        }
        return column.indices.contains(handle.row) ? column[handle.row] : .missing
    }

    /// A list of a record.
    public func members(_ question: Question, of member: Member) -> MemberList {
        guard let handle = member.handle,
            let column = lists[Column(record: handle.kind, operation: question.operation, name: question.name)],
            column.indices.contains(handle.row)
        else { return MemberList(absent: .missing) }
        return column[handle.row]
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
