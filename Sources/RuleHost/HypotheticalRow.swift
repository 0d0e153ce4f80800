import AidModel
import RuleModel

/// One row of an evaluation in which some values are otherwise: what a decision would be then.
struct HypotheticalRow {
    /// A value of a node for one row: of the subject, or of a member of its lists.
    struct Place: Hashable, Comparable {
        var node: Int
        /// The quantifiers around it, outermost first.
        var path: [Int] = []
        var row = 0

        static func < (left: Place, right: Place) -> Bool {
            if left.node != right.node { return left.node < right.node }
            if left.row != right.row { return left.row < right.row }
            return left.path.lexicographicallyPrecedes(right.path)
        }
    }

    /// What a value would be.
    enum Value: Equatable {
        case number(ExactNumber)
        case date(CalendarDate)
        case text(String)
        case truth(Bool)
    }

    let evaluation: GraphEvaluation
    private let member: Member
    /// The row as it is.
    let base: EvaluationFrame

    init(_ evaluation: GraphEvaluation, subject: Int) {
        self.evaluation = evaluation
        member = evaluation.binding.record(of: subject)
        base = EvaluationFrame(subjects: [member])
    }

    /// The frame of the members under some quantifiers.
    func inner(_ path: [Int], of frame: EvaluationFrame) -> EvaluationFrame {
        path.reduce(frame) { evaluation.members(of: evaluation.graph.nodes[$1], $0) }
    }

    /// The row with other values; `nil` when they change which members a list has, so that places no longer fit.
    func frame(_ values: [Place: Value]) -> EvaluationFrame? {
        let frame = EvaluationFrame(subjects: [member])
        // What is around members comes first: lists may depend on it.
        for (place, value) in values.sorted(by: { ($0.key.path.count, $0.key) < ($1.key.path.count, $1.key) }) {
            let home = inner(place.path, of: frame)
            if !place.path.isEmpty {
                let known = inner(place.path, of: base)
                guard home.rows.map(\.name) == known.rows.map(\.name) else { return nil }
            }
            home.columns[place.node] = Self.replaced(evaluation.column(place.node, home), place.row, value)
        }
        return frame
    }

    private static func replaced(_ column: Column, _ row: Int, _ value: Value) -> Column {
        switch (column, value) {
        case (.numbers(var cells), .number(let number)):
            cells[row] = NumberCell(number)
            return .numbers(cells)
        case (.dates(var cells), .date(let date)):
            cells[row] = DateCell(date: date)
            return .dates(cells)
        case (.texts(var cells), .text(let text)):
            cells[row] = TextCell(text: text)
            return .texts(cells)
        case (.truths(var cells), .truth(let flag)):
            cells[row] = TruthCell(flag)
            return .truths(cells)
        default: return column
        }
    }
}

/// A node in a row of a frame.
struct GraphSpot {
    var node: Int
    var frame: EvaluationFrame
    var path: [Int] = []
    var row = 0

    var place: HypotheticalRow.Place { .init(node: node, path: path, row: row) }
    func at(_ node: Int) -> GraphSpot { GraphSpot(node: node, frame: frame, path: path, row: row) }
}

extension GraphEvaluation {
    /// A spot in the frame that its node belongs to.
    func home(of spot: GraphSpot) -> GraphSpot {
        let home = plan.home(of: spot.node, in: spot.frame)
        guard home !== spot.frame else { return spot }
        var (depth, current) = (0, spot.frame)
        while current !== home, let parent = current.parent { (depth, current) = (depth + 1, parent) }
        return GraphSpot(
            node: spot.node, frame: home, path: Array(spot.path.dropLast(depth)),
            row: row(spot.row, of: spot.frame, in: home))
    }

    func standing(_ spot: GraphSpot) -> Standing { Self.standings(column(spot.node, spot.frame))[spot.row] }

    func truth(_ spot: GraphSpot) -> TruthCell { column(spot.node, spot.frame).truths[spot.row] }

    /// A value as text with its unit; `nil` when there is none.
    func text(_ spot: GraphSpot) -> String? {
        let row = spot.row
        switch column(spot.node, spot.frame) {
        case .numbers(let cells): return ValueText.number(cells[row], unit: plan.words[spot.node].unit)
        case .dates(let cells): return cells[row].standing == .known ? cells[row].date.description : nil
        case .texts(let cells):
            guard cells[row].standing == .known else { return nil }
            return Self.codes(cells[row].text).joined(separator: ", ")
        case .truths(let cells): return cells[row].truth == .unknown ? nil : (cells[row].truth == .yes ? "yes" : "no")
        case .lists, .records, .nothing: return nil
        }
    }
}
