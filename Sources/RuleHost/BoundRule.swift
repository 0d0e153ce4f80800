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

        /// Room for some answers.
        init(count: Int) {
            truths = Array(repeating: 0, count: count)
            standings = truths
        }

        /// The answers of a rule that would cost too much.
        init(refused count: Int) {
            truths = Array(repeating: Truth.unknown.rawValue, count: count)
            standings = Array(repeating: Standing.limit.rawValue, count: count)
        }

        mutating func write(_ cell: TruthCell, at row: Int) {
            (truths[row], standings[row]) = (cell.truth.rawValue, cell.standing.rawValue)
        }
    }

    private let evaluation: GraphEvaluation
    private let clauses: [Int]
    private let program: TruthProgram?
    private let chunks: [Range<Int>]

    /// Reads the facts of a rule from a binding. A rule that would cost too much is bound to no facts.
    public init(_ graph: RuleGraph, binding: any SubjectBinding, asOf: CalendarDate) {
        evaluation = GraphEvaluation(graph, binding: binding, asOf: asOf)
        clauses = graph.decidingClauses
        guard !GraphCost(evaluation).isTooHigh else {
            (program, chunks) = (nil, [])
            return
        }
        chunks = RowChunks(count: binding.subjects.count, size: GraphEvaluation.chunk).ranges
        let frames = chunks.map { EvaluationFrame(subjects: $0.map(binding.record)) }
        defer { frames.forEach { $0.close() } }
        var compiler = TruthCompiler(evaluation, frames)
        program = compiler.program(of: clauses)
    }

    /// Evaluates all subjects: the answers of each clause that decides, in the order of the rule.
    public func answers() -> [Answers] {
        let count = evaluation.binding.subjects.count
        guard let program else { return clauses.map { _ in Answers(refused: count) } }
        var answers = clauses.map { _ in Answers(count: count) }
        for rows in program.run(chunks, &answers, TruthScratch()) { evaluate(rows, &answers) }
        return answers
    }

    /// A chunk whose numbers are too large for the loops.
    private func evaluate(_ rows: Range<Int>, _ answers: inout [Answers]) {
        let frame = EvaluationFrame(subjects: rows.map(evaluation.binding.record))
        defer { frame.close() }
        for (part, clause) in clauses.enumerated() {
            for (row, cell) in zip(rows, evaluation.column(clause, frame).truths) {
                answers[part].write(cell, at: row)
            }
        }
    }
}

extension RuleGraph {
    /// The clauses that decide: the first part of the answer, or what each sign, class or limit of it rests on.
    var decidingClauses: [Int] {
        let parts = nodes[root].operands
        if let first = parts.first, nodes[first].type == .clause { return [first] }
        let inner = parts.flatMap { part -> [Int] in
            let node = nodes[part]
            return node.operation == .firstOf ? node.operands.flatMap { nodes[$0].operands } : node.operands
        }
        return inner.filter { nodes[$0].type == .clause }
    }
}
