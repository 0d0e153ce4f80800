public import AidModel
public import RuleModel

/// A rule bound to a population once: its facts as compact columns, from which truth and cause of every subject come in
/// tight loops, a chunk at a time.
///
/// Numbers are exact fractions of two 64-bit numbers. A chunk in which one would need more is evaluated by
/// `GraphEvaluation`, and so is, while binding, whatever this has no loop for: the answers are always the same as there.
/// A value; may be used from any thread.
public struct BoundRule: Sendable {
    /// What a clause comes to for each subject, in the order of the subjects.
    public struct Answers: Hashable, Sendable {
        /// The truths, by their raw values.
        public var truths: [UInt8]
        /// Why each is unknown, by the raw values of `Standing`.
        public var standings: [UInt8]
    }

    private let evaluation: GraphEvaluation
    private let clauses: [Int]
    private let program: TruthProgram?

    /// Reads the facts of a rule from a binding. A rule that would cost too much is bound to no facts.
    public init(_ graph: RuleGraph, binding: any SubjectBinding, asOf: CalendarDate) {
        evaluation = GraphEvaluation(graph, binding: binding, asOf: asOf)
        clauses = Self.clauses(of: graph)
        guard !GraphCost(evaluation).isTooHigh else {
            program = nil
            return
        }
        let frames = Self.chunks(binding.subjects.count).map { rows in
            EvaluationFrame(subjects: rows.map(binding.record))
        }
        var compiler = TruthCompiler(evaluation, frames)
        program = compiler.program(of: clauses)
    }

    /// The clauses that decide: the first part of the answer, or what each sign, class or limit of it rests on.
    private static func clauses(of graph: RuleGraph) -> [Int] {
        let parts = graph.nodes[graph.root].operands
        if let first = parts.first, graph.nodes[first].type == .clause { return [first] }
        let inner = parts.flatMap { part -> [Int] in
            let node = graph.nodes[part]
            return node.operation == .firstOf ? node.operands.flatMap { graph.nodes[$0].operands } : node.operands
        }
        return inner.filter { graph.nodes[$0].type == .clause }
    }

    private static func chunks(_ count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: GraphEvaluation.chunk).map { $0..<min($0 + GraphEvaluation.chunk, count) }
    }

    /// Evaluates all subjects: the answers of each clause that decides, in the order of the rule.
    public func answers() -> [Answers] {
        let count = evaluation.binding.subjects.count
        guard let program else {
            let none = Answers(
                truths: Array(repeating: Truth.unknown.rawValue, count: count),
                standings: Array(repeating: Standing.limit.rawValue, count: count))
            return clauses.map { _ in none }
        }
        let zeroes = Array(repeating: UInt8(0), count: count)
        var answers = clauses.map { _ in Answers(truths: zeroes, standings: zeroes) }
        for rows in program.run(Self.chunks(count), &answers) { evaluate(rows, &answers) }
        return answers
    }

    /// A chunk whose numbers are too large for the loops.
    private func evaluate(_ rows: Range<Int>, _ answers: inout [Answers]) {
        let frame = EvaluationFrame(subjects: rows.map(evaluation.binding.record))
        for (part, clause) in clauses.enumerated() {
            for (row, cell) in zip(rows, evaluation.column(clause, frame).truths) {
                answers[part].truths[row] = cell.truth.rawValue
                answers[part].standings[row] = cell.standing.rawValue
            }
        }
    }
}
