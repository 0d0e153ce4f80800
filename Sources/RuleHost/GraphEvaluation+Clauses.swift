import AidModel
import RuleModel

extension GraphEvaluation {
    // MARK: Comparisons

    func comparison(_ node: RuleNode, _ frame: EvaluationFrame) -> Column {
        let operands = node.operands.map { column($0, frame) }
        switch node.operation {
        case .atLeast, .atMost, .above, .below, .betterThan, .worseThan:
            let operation = plainComparison(node)
            return .truths(zip(operands[0].numbers, operands[1].numbers).map { Self.compare($0, $1, operation) })
        case .before, .after:
            return .truths(zip(operands[0].dates, operands[1].dates).map { compare(node.operation, $0, $1) })
        case .is, .oneOf: return .truths(codes(node, operands))
        case .same: return .truths(same(operands))
        case .known: return .truths(Self.standings(operands[0]).map { TruthCell($0 == .known) })
        case .matches:
            let pattern = TextPattern(node.attributes.text ?? "")
            return .truths(
                operands[0].texts.map { cell in
                    cell.standing == .known ? TruthCell(pattern.matches(cell.text)) : TruthCell(unknown: cell.standing)
                })
        default: return operands[0]
        }
    }

    /// `better_than` and `worse_than` as above or below, by the direction of the indicator.
    func plainComparison(_ node: RuleNode) -> Operation {
        guard node.operation == .betterThan || node.operation == .worseThan else { return node.operation }
        let higherIsWorse = node.attributes.text == Indicator.Direction.higherIsWorse.rawValue
        return (node.operation == .worseThan) == higherIsWorse ? .above : .below
    }

    /// Compares numbers that may lie between two ends: unknown only when the ends disagree.
    static func compare(_ left: NumberCell, _ right: NumberCell, _ operation: Operation) -> TruthCell {
        let standing = max(left.standing, right.standing)
        guard standing == .known else { return TruthCell(unknown: standing) }
        let (always, never) =
            switch operation {
            case .atLeast: (left.low >= right.high, left.high < right.low)
            case .atMost: (left.high <= right.low, left.low > right.high)
            case .above: (left.low > right.high, left.high <= right.low)
            default: (left.high < right.low, left.low >= right.high)
            }
        if always || never { return TruthCell(always) }
        return TruthCell(unknown: max(left.doubt, right.doubt))
    }

    private func compare(_ operation: Operation, _ left: DateCell, _ right: DateCell) -> TruthCell {
        let standing = max(left.standing, right.standing)
        guard standing == .known else { return TruthCell(unknown: standing) }
        return TruthCell(operation == .before ? left.date < right.date : left.date > right.date)
    }

    private func codes(_ node: RuleNode, _ operands: [Column]) -> [TruthCell] {
        operands[0].texts.indices.map { row in
            let cell = operands[0].texts[row]
            let other = operands.count > 1 ? operands[1].texts[row] : TextCell()
            let standing = max(cell.standing, other.standing)
            guard standing == .known else { return TruthCell(unknown: standing) }
            let codes = operands.count > 1 ? Self.codes(other.text) : node.attributes.codes
            return TruthCell(codes.contains(cell.text))
        }
    }

    /// The codes of a parameter, which the column of texts holds joined.
    static func codes(_ text: String) -> [String] {
        text.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
    }

    private func same(_ operands: [Column]) -> [TruthCell] {
        switch (operands[0], operands[1]) {
        case (.numbers(let left), .numbers(let right)): zip(left, right).map(Self.same)
        case (.dates(let left), .dates(let right)):
            zip(left, right).map { Self.same($0.standing, $1.standing, $0.date == $1.date) }
        case (.texts(let left), .texts(let right)):
            zip(left, right).map { Self.same($0.standing, $1.standing, $0.text == $1.text) }
        case (.truths(let left), .truths(let right)):
            zip(left, right).map { Self.same($0.standing, $1.standing, $0.truth == $1.truth) }
        default: []
        }
    }

    private static func same(_ left: NumberCell, _ right: NumberCell) -> TruthCell {
        let standing = max(left.standing, right.standing)
        guard standing == .known else { return TruthCell(unknown: standing) }
        if left.high < right.low || right.high < left.low { return .no }
        return left.isPoint && right.isPoint ? .yes : TruthCell(unknown: max(left.doubt, right.doubt))
    }

    private static func same(_ left: Standing, _ right: Standing, _ equal: Bool) -> TruthCell {
        let standing = max(left, right)
        return standing == .known ? TruthCell(equal) : TruthCell(unknown: standing)
    }

    /// How the cells of a column of facts stand.
    static func standings(_ column: Column) -> [Standing] {
        switch column {
        case .numbers(let cells): cells.map(\.standing)
        case .dates(let cells): cells.map(\.standing)
        case .texts(let cells): cells.map(\.standing)
        case .truths(let cells): cells.map(\.standing)
        case .lists(let lists): lists.map(\.standing)
        case .records(let records): records.map { _ in .known }
        case .nothing: []
        }
    }

    // MARK: Combinators

    func combinator(_ node: RuleNode, _ frame: EvaluationFrame) -> Column {
        switch node.operation {
        case .attested: return column(node.operands[0], frame)
        case .listed: return .truths(listed(node, frame))
        case .missingAs: return .truths(missingAs(node, frame))
        case .withinGroup: return .truths(withinGroup(node, frame))
        case .atLeastK:
            let needed = column(node.operands[0], frame).numbers
            let clauses = node.operands.dropFirst().map { column($0, frame).truths }
            return .truths(frame.rows.indices.map { row in Self.atLeast(needed[row], of: clauses.map { $0[row] }) })
        default:
            let clauses = node.operands.map { column($0, frame).truths }
            return .truths(
                frame.rows.indices.map { row in
                    let cells = clauses.map { $0[row] }
                    switch node.operation {
                    case .all: return Self.all(cells)
                    case .any: return Self.any(cells)
                    default: return Self.any(cells).negated
                    }
                })
        }
    }

    /// The least of the truths that apply; nothing that applies does not apply.
    static func all(_ cells: some Sequence<TruthCell>) -> TruthCell { least(cells) { $0 } }

    /// The greatest of the truths that apply.
    static func any(_ cells: some Sequence<TruthCell>) -> TruthCell { least(cells) { !$0 }.negated }

    private static func least(_ cells: some Sequence<TruthCell>, _ turned: (Truth) -> Truth) -> TruthCell {
        var (truth, standing, found) = (Truth.yes, Standing.known, false)
        for cell in cells where cell.applies {
            found = true
            truth = min(truth, turned(cell.truth))
            if cell.truth == .unknown { standing = max(standing, cell.standing) }
        }
        guard found else { return TruthCell(unknown: .doesNotApply) }
        return truth == .unknown ? TruthCell(unknown: standing) : TruthCell(truth == .yes)
    }

    private static func atLeast(_ needed: NumberCell, of cells: [TruthCell]) -> TruthCell {
        guard needed.isKnown else { return TruthCell(unknown: needed.standing) }
        let applying = cells.filter(\.applies)
        guard !applying.isEmpty else { return TruthCell(unknown: .doesNotApply) }
        let met = ExactNumber(applying.count { $0.truth == .yes })
        let open = applying.filter { $0.truth == .unknown }
        if met >= needed.low { return .yes }
        if let most = met.adding(ExactNumber(open.count)), most < needed.low { return .no }
        return TruthCell(unknown: open.map(\.standing).max() ?? .missing)
    }

    private func listed(_ node: RuleNode, _ frame: EvaluationFrame) -> [TruthCell] {
        let records = column(node.operands[0], frame).records
        let given = node.operands.count > 1 ? column(node.operands[1], frame).texts : nil
        return records.indices.map { row in
            if let cell = given?[row], cell.standing != .known { return TruthCell(unknown: cell.standing) }
            let codes = given.map { Self.codes($0[row].text) } ?? node.attributes.codes
            return Self.truth(binding.fact(Question(.listed, "", codes: codes), of: records[row]))
        }
    }

    /// An unknown for want of the facts covered becomes what the rule says; other unknowns stay.
    private func missingAs(_ node: RuleNode, _ frame: EvaluationFrame) -> [TruthCell] {
        let clauses = column(node.operands[0], frame).truths
        // A series covers each of its years: the list is there, a year in it may not be.
        let facts = node.operands.dropFirst().map { fact in
            let column = column(fact, frame)
            if case .lists(let lists) = column { return lists.map { _ in Standing.missing } }
            return Self.standings(column)
        }
        return clauses.indices.map { row in
            let cell = clauses[row]
            guard cell.truth == .unknown, [.missing, .stale, .judgement, .consent].contains(cell.standing) else {
                return cell
            }
            guard facts.isEmpty || facts.contains(where: { $0[row] != .known }) else { return cell }
            switch node.attributes.text {
            case "counts_as_met": return .yes
            case "counts_as_not_met": return .no
            default: return TruthCell(unknown: .doesNotApply)
            }
        }
    }
}
