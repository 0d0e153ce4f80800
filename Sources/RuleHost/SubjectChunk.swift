import RuleModel

/// Some subjects next to each other, and what rules read of them: every question is asked when the first rule needs it,
/// and once. For one thread.
final class SubjectChunk {
    /// The rows of the subjects.
    let rows: Range<Int>
    /// The records of the subjects.
    let records: [Member]
    private let binding: any SubjectBinding
    private let questions: SharedQuestions
    private var columns: [Column?]
    private var members: [(members: [Member], parents: [Int])?]
    private var written: [FactColumn?]

    init(_ rows: Range<Int>, of binding: any SubjectBinding, _ questions: SharedQuestions) {
        (self.rows, self.binding, self.questions) = (rows, binding, questions)
        records = rows.map(binding.record)
        let count = questions.asked.count
        columns = Array(repeating: nil, count: count)
        members = Array(repeating: nil, count: count)
        written = Array(repeating: nil, count: count * FactColumn.Form.allCases.count)
    }

    /// The subjects as the rows of a rule, given the numbers of the questions that its nodes ask.
    func frame(_ numbers: [Int?]) -> EvaluationFrame {
        EvaluationFrame(subjects: records, shared: SharedColumns(chunk: self, numbers: numbers))
    }

    /// The answers to a question, by subject or by member of its list.
    fileprivate func column(_ number: Int) -> Column {
        if let known = columns[number] { return known }
        let asked = questions.asked[number]
        let column: Column
        switch asked.question.operation {
        case .list, .series, .sectors:
            column = .lists(records.map { binding.members(asked.question, of: $0) })
        default:
            let asking = asked.list.map { members(ofList: $0).members } ?? records
            column = GraphEvaluation.typed(binding.facts(asked.question, of: asking), as: asked.type)
        }
        columns[number] = column
        return column
    }

    /// The members of all lists that a question gives.
    fileprivate func members(ofList number: Int) -> (members: [Member], parents: [Int]) {
        if let known = members[number] { return known }
        let found = GraphEvaluation.members(of: column(number).lists)
        members[number] = found
        return found
    }

    /// The answers to a question where loops read them.
    fileprivate func written(_ form: FactColumn.Form, _ number: Int) -> FactColumn {
        let place = number * FactColumn.Form.allCases.count + form.rawValue
        if let known = written[place] { return known }
        let column = FactColumn.written(form, [self.column(number)])
        written[place] = column
        return column
    }
}

/// What one rule sees of the columns of a chunk: by the nodes of its graph; `nil` for what is the rule's own.
struct SharedColumns {
    let chunk: SubjectChunk
    /// For each node, the number of the question that it asks.
    let numbers: [Int?]

    func column(_ node: Int) -> Column? { numbers[node].map(chunk.column) }

    func written(_ form: FactColumn.Form, _ node: Int) -> FactColumn? { numbers[node].map { chunk.written(form, $0) } }

    func members(ofList node: Int) -> (members: [Member], parents: [Int])? {
        numbers[node].map(chunk.members(ofList:))
    }
}
