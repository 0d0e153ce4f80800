import AidModel
import RuleModel

/// Evaluates a graph over chunks of rows, a node at a time: nothing short-circuits, so the facts read are the same for
/// every row. Explaining runs the same evaluation on one row and keeps its frames.
struct GraphEvaluation {
    /// Rows evaluated together.
    static let chunk = 2048
    /// Years that a list of the last years may have.
    static let mostYears = 200

    let plan: GraphPlan
    let binding: any SubjectBinding
    let asOf: CalendarDate
    let groups: PeerGroups

    init(_ graph: RuleGraph, binding: any SubjectBinding, asOf: CalendarDate) {
        plan = GraphPlan(graph)
        self.binding = binding
        self.asOf = asOf
        groups = PeerGroups(graph, binding: binding, asOf: asOf)
    }

    var graph: RuleGraph { plan.graph }

    /// The values of a node for the rows of a frame, evaluated once and kept in the frame.
    func column(_ node: Int, _ frame: EvaluationFrame) -> Column {
        if frame.columns.isEmpty { frame.columns = Array(repeating: nil, count: plan.graph.nodes.count) }
        if let known = frame.columns[node] { return known }
        let home = plan.home(of: node, in: frame)
        let column: Column
        if home === frame {
            column = compute(node, frame)
        } else {
            column = broadcast(self.column(node, home), from: home, to: frame)
        }
        frame.columns[node] = column
        return column
    }

    /// The row of an outer frame that a row belongs to.
    func row(_ row: Int, of frame: EvaluationFrame, in home: EvaluationFrame) -> Int {
        var (row, current) = (row, frame)
        while current !== home, let parent = current.parent { (row, current) = (current.parentRows[row], parent) }
        return row
    }

    private func broadcast(_ column: Column, from home: EvaluationFrame, to frame: EvaluationFrame) -> Column {
        var rows = Array(frame.rows.indices)
        var current = frame
        while current !== home, let parent = current.parent {
            rows = rows.map { current.parentRows[$0] }
            current = parent
        }
        return column.taking(rows)
    }

    private func compute(_ index: Int, _ frame: EvaluationFrame) -> Column {
        if let shared = frame.shared?.column(index) { return shared }
        let node = graph.nodes[index]
        return switch node.operation.rawValue {
        case 1...15: leaf(index, node, frame)
        case 20...31: arithmetic(node, frame)
        case 40...53: comparison(node, frame)
        case 60...67: combinator(node, frame)
        case 80...88: .lists(list(node, frame))
        case 100...108: aggregate(node, frame)
        case 110: .lists(peers(index, node, frame))
        case 111...113: .numbers(group(index, node, frame))
        default: .nothing
        }
    }

    // MARK: Leaves

    private func leaf(_ index: Int, _ node: RuleNode, _ frame: EvaluationFrame) -> Column {
        switch node.operation {
        case .subject: return .records(frame.rows)
        case .member: return member(node, frame)
        case .constant:
            let value = ExactNumber(node.attributes.value ?? .zero)
            return .numbers(Array(repeating: NumberCell(value), count: frame.rows.count))
        case .parameter:
            return Self.typed(frame.rows.map { _ in parameter(node, on: asOf) }, as: node.type)
        case .parameterAt: return parameterAt(node, frame)
        case .asOf: return .dates(Array(repeating: DateCell(date: asOf), count: frame.rows.count))
        case .list, .series, .sectors: return .lists(asked(index, node, frame))
        default:
            let question = plan.words[index].question
            let records = column(node.operands[0], frame).records
            return Self.typed(binding.facts(question, of: records), as: node.type)
        }
    }

    private func member(_ node: RuleNode, _ frame: EvaluationFrame) -> Column {
        if case .record = node.type { return .records(frame.rows) }
        return Self.typed(frame.rows.map(\.value), as: node.type)
    }

    private func asked(_ index: Int, _ node: RuleNode, _ frame: EvaluationFrame) -> [MemberList] {
        let question = plan.words[index].question
        switch column(node.operands[0], frame) {
        case .lists(let lists):
            return lists.map { list in
                guard list.standing == .known else { return list }
                return binding.sectors(question.name, ofActivities: list.members)
            }
        case let other: return other.records.map { binding.members(question, of: $0) }
        }
    }

    func parameter(_ node: RuleNode, on date: CalendarDate) -> Fact {
        guard let value = graph.parameter(node.attributes.text ?? "")?.interval(on: date)?.value else {
            return Fact(absent: .error)
        }
        switch value {
        case .number(let number): return Fact(number)
        case .date(let date): return Fact(date)
        case .text(let text): return Fact(text)
        case .codes(let codes): return Fact(codes.joined(separator: "\u{1F}"))
        }
    }

    private func parameterAt(_ node: RuleNode, _ frame: EvaluationFrame) -> Column {
        if node.operands.count == 1, graph.nodes[node.operands[0]].operation == .member {
            let facts = frame.rows.map { row in
                let last = row.year.flatMap { CalendarDate(year: $0, month: 12, day: 31) }
                return last.map { parameter(node, on: $0) } ?? Fact.missing
            }
            return Self.typed(facts, as: node.type)
        }
        let facts = column(node.operands[0], frame).dates.map { cell in
            cell.standing == .known ? parameter(node, on: cell.date) : Fact(absent: cell.standing)
        }
        return Self.typed(facts, as: node.type)
    }

    /// Facts as the column of their type. A fact of another type than declared is an error of the data's binding.
    static func typed(_ facts: [Fact], as type: ValueType) -> Column {
        switch type {
        case .number: .numbers(facts.map(Self.number))
        case .date: .dates(facts.map(Self.date))
        case .flag, .judgement: .truths(facts.map(Self.truth))
        default: .texts(facts.map(Self.text))
        }
    }

    private static func standing(_ fact: Fact) -> Standing {
        if fact.standing != .known { return fact.standing }
        return fact.value == nil ? .missing : .error
    }

    private static func number(_ fact: Fact) -> NumberCell {
        guard fact.standing == .known, case .number(let value) = fact.value else {
            return NumberCell(absent: standing(fact))
        }
        return NumberCell(value)
    }

    private static func date(_ fact: Fact) -> DateCell {
        guard fact.standing == .known, case .date(let date) = fact.value else {
            return DateCell(standing: standing(fact))
        }
        return DateCell(date: date)
    }

    private static func text(_ fact: Fact) -> TextCell {
        guard fact.standing == .known, case .text(let text) = fact.value else {
            return TextCell(standing: standing(fact))
        }
        return TextCell(text: text)
    }

    static func truth(_ fact: Fact) -> TruthCell {
        guard fact.standing == .known, case .flag(let flag) = fact.value else {
            return TruthCell(unknown: standing(fact))
        }
        return TruthCell(flag)
    }
}
