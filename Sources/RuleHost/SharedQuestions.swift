import AidModel
import RuleModel

/// The questions that several rules ask of the same subjects, each numbered once however many rules ask it.
///
/// Two rules share a question when all that an answer may depend on is the same: operation, name, codes, the age that
/// is allowed and whether a last value may stand in. Shared are facts and lists of the subject itself, and facts of the
/// members of such a list; what a rule filters or orders is its own.
struct SharedQuestions: Sendable {
    /// A question, and of whom it is asked.
    struct Asked: Hashable, Sendable {
        var question: Question
        /// The type that the rule declares the answer to have.
        var type: ValueType
        /// The number of the list whose members are asked; `nil` for the subjects.
        var list: Int?
    }

    /// The questions by their numbers.
    private(set) var asked: [Asked] = []
    private var numbers: [Asked: Int] = [:]

    /// The number of the question of each node of a graph; `nil` for nodes that are the rule's own.
    mutating func numbers(of plan: GraphPlan, asOf: CalendarDate) -> [Int?] {
        var found: [Int?] = []
        for (index, node) in plan.graph.nodes.enumerated() {
            found.append(number(of: node, plan.words[index].question, in: plan.graph, found, asOf))
        }
        return found
    }

    private mutating func number(
        of node: RuleNode, _ question: Question, in graph: RuleGraph, _ found: [Int?], _ asOf: CalendarDate
    ) -> Int? {
        guard let asker = node.operands.first.map({ graph.nodes[$0] }) else { return nil }
        var list: Int?
        switch (node.operation, asker.operation) {
        case (.indicator, .subject), (.field, .subject), (.judgement, .subject), (.consent, .subject),
            (.status, .subject), (.since, .subject), (.list, .subject), (.series, .subject), (.sectors, .subject):
            break
        case (.indicator, .member), (.field, .member), (.judgement, .member), (.consent, .member), (.status, .member),
            (.since, .member):
            guard let own = asker.operands.first, let number = found[own], case .record = asker.type else { return nil }
            list = number
        case (.listed, .subject):
            guard let codes = Self.codes(of: node, in: graph, asOf) else { return nil }
            return number(Asked(question: Question(.listed, "", codes: codes), type: .judgement))
        default: return nil
        }
        return number(Asked(question: Self.comparable(question), type: node.type, list: list))
    }

    private mutating func number(_ question: Asked) -> Int {
        if let known = numbers[question] { return known }
        numbers[question] = asked.count
        asked.append(question)
        return asked.count - 1
    }

    /// The codes that a node looks a record up among, when they are the same for all rows.
    private static func codes(of node: RuleNode, in graph: RuleGraph, _ asOf: CalendarDate) -> [String]? {
        guard node.operands.count > 1 else { return node.attributes.codes }
        let other = graph.nodes[node.operands[1]]
        guard other.operation == .parameter else { return nil }
        switch graph.parameter(other.attributes.text ?? "")?.interval(on: asOf)?.value {
        case .codes(let codes): return GraphEvaluation.codes(codes.joined(separator: "\u{1F}"))
        case .text(let text): return GraphEvaluation.codes(text)
        default: return nil
        }
    }

    /// A question without what no answer depends on: who fills an input, and by which reference.
    private static func comparable(_ question: Question) -> Question {
        var question = question
        question.input?.filledBy = nil
        question.input?.reference = nil
        if case .useLast = question.input?.onMissing { return question }
        question.input?.onMissing = .indeterminate
        if question.input?.maxAge == nil { question.input = nil }
        return question
    }
}
