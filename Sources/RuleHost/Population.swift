public import AidModel
public import RuleModel

/// Many rules about the same subjects, evaluated together: subjects are taken in chunks, what rules ask is read once for
/// a chunk, and every rule is evaluated over it before the next chunk is read.
///
/// Answers are those of each rule alone. What is held at once is one chunk's facts for each thread, and the answers.
/// A value; may be used from any thread.
public struct Population: Sendable {
    /// How many subjects each of the truths is told of.
    public struct Counts: Hashable, Sendable {
        /// For whom the clause fails.
        public var no = 0
        /// Of whom it cannot be told, or does not apply.
        public var unknown = 0
        /// For whom the clause holds.
        public var yes = 0
    }

    /// Subjects whose facts are read together: enough that compiling a rule for them costs little, few enough that their
    /// facts stay near.
    public static let chunk = 4096
    /// Subjects that a step passes over before the next step.
    static let stretch = 1024

    private let binding: any SubjectBinding
    private let questions: SharedQuestions
    private let rules: [Rule]
    private let size: Int

    private struct Rule: Sendable {
        var evaluation: GraphEvaluation
        var clauses: [Int]
        /// For each node, the number of the question that it asks.
        var numbers: [Int?]
        var isTooDear: Bool
    }

    /// Prepares rules about the subjects of a binding; no fact of a subject is read but for groups of peers.
    public init(_ graphs: [RuleGraph], binding: any SubjectBinding, asOf: CalendarDate) {
        self.init(graphs, binding: binding, asOf: asOf, chunk: Self.chunk)
    }

    init(_ graphs: [RuleGraph], binding: any SubjectBinding, asOf: CalendarDate, chunk: Int) {
        (self.binding, size) = (binding, chunk)
        var questions = SharedQuestions()
        var extents = ListExtents(binding)
        rules = graphs.map { graph in
            let evaluation = GraphEvaluation(graph, binding: binding, asOf: asOf)
            return Rule(
                evaluation: evaluation, clauses: graph.decidingClauses,
                numbers: questions.numbers(of: evaluation.plan, asOf: asOf),
                isTooDear: GraphCost(evaluation, &extents).isTooHigh)
        }
        self.questions = questions
    }

    /// How many different questions the rules ask.
    public var questionCount: Int { questions.asked.count }

    /// For each rule, the answers of each clause that decides, for all subjects in their order.
    ///
    /// - Parameter threads: how many work at it; they change no answer.
    public func answers(threads: Int = 1) -> [[BoundRule.Answers]] {
        var all = rules.map { rule in rule.clauses.map { _ in BoundRule.Answers(count: 0) } }
        for chunk in map(threads: threads, { $0 }) {
            for (rule, clauses) in chunk.enumerated() {
                for (clause, answers) in clauses.enumerated() {
                    all[rule][clause].truths += answers.truths
                    all[rule][clause].standings += answers.standings
                }
            }
        }
        return all
    }

    /// For each rule, how the first clause that decides comes out over all subjects; answers are counted chunk by chunk and
    /// not held.
    public func counts(threads: Int = 1) -> [Counts] {
        map(threads: threads) { chunk in chunk.map { $0.first.map(Counts.init) ?? Counts() } }
            .reduce(into: rules.map { _ in Counts() }) { sum, chunk in
                for (rule, counts) in chunk.enumerated() { sum[rule].add(counts) }
            }
    }

    private func map<Output: Sendable>(
        threads: Int, _ body: @escaping @Sendable ([[BoundRule.Answers]]) -> Output
    ) -> [Output] {
        RowChunks(count: binding.subjects.count, size: size).map(threads: threads, own: TruthScratch.init) {
            body(answers(of: $0, $1))
        }
    }

    /// The answers of all rules about the subjects of one chunk.
    private func answers(of rows: Range<Int>, _ scratch: TruthScratch) -> [[BoundRule.Answers]] {
        let chunk = SubjectChunk(rows, of: binding, questions)
        return rules.map { rule in
            guard !rule.isTooDear else { return rule.clauses.map { _ in BoundRule.Answers(refused: rows.count) } }
            return Self.answers(of: rule, chunk.frame(rule.numbers), scratch)
        }
    }

    private static func answers(
        of rule: Rule, _ frame: EvaluationFrame, _ scratch: TruthScratch
    ) -> [BoundRule.Answers] {
        defer { frame.close() }
        let count = frame.rows.count
        var compiler = TruthCompiler(rule.evaluation, [frame])
        let program = compiler.program(of: rule.clauses)
        var answers = rule.clauses.map { _ in BoundRule.Answers(count: count) }
        for rows in program.run(RowChunks(count: count, size: stretch).ranges, &answers, scratch) {
            // Numbers were too large for the loops.
            for (part, clause) in rule.clauses.enumerated() {
                let cells = rule.evaluation.column(clause, frame).truths
                for row in rows { answers[part].write(cells[row], at: row) }
            }
        }
        return answers
    }
}

extension Population.Counts {
    fileprivate init(_ answers: BoundRule.Answers) {
        for truth in answers.truths {
            switch truth {
            case Truth.yes.rawValue: yes += 1
            case Truth.no.rawValue: no += 1
            default: unknown += 1
            }
        }
    }

    fileprivate mutating func add(_ other: Self) {
        (no, unknown, yes) = (no + other.no, unknown + other.unknown, yes + other.yes)
    }
}
