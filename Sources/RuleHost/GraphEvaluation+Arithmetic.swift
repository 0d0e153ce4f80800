import AidModel
import RuleModel

extension GraphEvaluation {
    func arithmetic(_ node: RuleNode, _ frame: EvaluationFrame) -> Column {
        if node.operation == .choose || node.operation == .ifElse { return choice(node, frame) }
        if node.operation == .lookup { return lookup(node, frame) }
        if node.operation == .shareOf { return .numbers(shareOf(node, frame)) }
        if node.type == .date { return .dates(dates(node, frame)) }
        let operands = node.operands.map { column($0, frame) }
        if node.operation == .subtract, graph.nodes[node.operands[0]].type == .date {
            return .numbers(zip(operands[0].dates, operands[1].dates).map(Self.days))
        }
        let cells = operands.map(\.numbers)
        return .numbers(frame.rows.indices.map { row in number(node, cells.map { $0[row] }) })
    }

    private func number(_ node: RuleNode, _ cells: [NumberCell]) -> NumberCell {
        switch node.operation {
        case .add: Self.combined(cells) { Self.ends([$0.low.adding($1.low), $0.high.adding($1.high)]) }
        case .subtract:
            Self.combined(cells) { Self.ends([$0.low.subtracting($1.high), $0.high.subtracting($1.low)]) }
        case .multiply: Self.combined(cells, Self.product)
        case .divide: Self.combined(cells, Self.quotient)
        case .negate:
            Self.combined([NumberCell(.zero)] + cells) {
                Self.ends([$0.low.subtracting($1.high), $0.high.subtracting($1.low)])
            }
        case .largerOf: Self.extreme(cells, max)
        case .smallerOf: Self.extreme(cells, min)
        default: Self.mean(cells, leavingOut: node.attributes.text == "leave_out")
        }
    }

    private typealias Ends = (low: ExactNumber, high: ExactNumber)

    /// The result of two numbers, between its ends; out of range or undefined is an error.
    private static func combined(_ cells: [NumberCell], _ compute: (NumberCell, NumberCell) -> Ends?) -> NumberCell {
        let standing = cells.map(\.standing).max() ?? .known
        guard standing == .known else { return NumberCell(absent: standing) }
        guard let ends = compute(cells[0], cells[1]) else { return NumberCell(absent: .error) }
        return NumberCell(ends.low, ends.high, doubt: max(cells[0].doubt, cells[1].doubt))
    }

    private static func ends(_ values: [ExactNumber?]) -> Ends? {
        let known = values.compactMap { $0 }
        guard known.count == values.count, let low = known.min(), let high = known.max() else { return nil }
        return (low, high)
    }

    private static func product(_ left: NumberCell, _ right: NumberCell) -> Ends? {
        if left.isPoint, right.isPoint { return ends([left.low.multiplied(by: right.low)]) }
        return ends([
            left.low.multiplied(by: right.low), left.low.multiplied(by: right.high),
            left.high.multiplied(by: right.low), left.high.multiplied(by: right.high),
        ])
    }

    private static func quotient(_ left: NumberCell, _ right: NumberCell) -> Ends? {
        guard right.low.isNegative == right.high.isNegative, !right.low.isZero, !right.high.isZero else { return nil }
        return ends([
            left.low.divided(by: right.low), left.low.divided(by: right.high),
            left.high.divided(by: right.low), left.high.divided(by: right.high),
        ])
    }

    private static func extreme(
        _ cells: [NumberCell], _ pick: (ExactNumber, ExactNumber) -> ExactNumber
    ) -> NumberCell {
        let standing = cells.map(\.standing).max() ?? .missing
        guard standing == .known, var (low, high) = cells.first.map({ ($0.low, $0.high) }) else {
            return NumberCell(absent: standing)
        }
        for cell in cells.dropFirst() { (low, high) = (pick(low, cell.low), pick(high, cell.high)) }
        return NumberCell(low, high, doubt: cells.map(\.doubt).max() ?? .known)
    }

    /// The mean; values that are not there make it unknown or are left out, as the rule says. An error never is.
    static func mean(_ cells: [NumberCell], leavingOut: Bool) -> NumberCell {
        let kept = leavingOut ? cells.filter { $0.isKnown || $0.standing == .error || $0.standing == .limit } : cells
        let standing = kept.map(\.standing).max() ?? .missing
        guard standing == .known else { return NumberCell(absent: standing) }
        var (low, high): (ExactNumber?, ExactNumber?) = (.zero, .zero)
        for cell in kept { (low, high) = (low?.adding(cell.low), high?.adding(cell.high)) }
        let count = ExactNumber(kept.count)
        guard let low = low?.divided(by: count), let high = high?.divided(by: count) else {
            return NumberCell(absent: .error)
        }
        return NumberCell(low, high, doubt: kept.map(\.doubt).max() ?? .known)
    }

    // MARK: Dates

    private static func days(_ left: DateCell, _ right: DateCell) -> NumberCell {
        let standing = max(left.standing, right.standing)
        guard standing == .known else { return NumberCell(absent: standing) }
        return NumberCell(ExactNumber(Int(left.date.dayNumber) - Int(right.date.dayNumber)))
    }

    private func dates(_ node: RuleNode, _ frame: EvaluationFrame) -> [DateCell] {
        let operands = node.operands.map { column($0, frame) }
        guard node.operation == .add || node.operation == .subtract else {
            let cells = operands.map(\.dates)
            return frame.rows.indices.map { row in Self.extreme(cells.map { $0[row] }, node.operation == .largerOf) }
        }
        let unit = graph.nodes[node.operands[1]].type.unit ?? .days
        let sign = node.operation == .add ? 1 : -1
        return zip(operands[0].dates, operands[1].numbers).map { date, span in
            let standing = max(date.standing, span.standing)
            guard standing == .known else { return DateCell(standing: standing) }
            guard span.isPoint, let whole = span.low.whole, abs(whole) < 100_000 else {
                return DateCell(standing: span.isPoint ? .error : span.doubt)
            }
            return DateCell(date: Self.moved(date.date, by: whole * sign, unit))
        }
    }

    private static func extreme(_ cells: [DateCell], _ latest: Bool) -> DateCell {
        let standing = cells.map(\.standing).max() ?? .missing
        guard standing == .known else { return DateCell(standing: standing) }
        let dates = cells.map(\.date)
        return DateCell(date: (latest ? dates.max() : dates.min()) ?? CalendarDate(dayNumber: 0))
    }

    private static func moved(_ date: CalendarDate, by count: Int, _ unit: MeasureUnit) -> CalendarDate {
        switch unit.description {
        case "years": date.adding(months: count * 12)
        case "months": date.adding(months: count)
        default: date.adding(days: count)
        }
    }

    // MARK: Choice

    /// Takes the value of the first clause that holds; where a clause is unknown, the value that both ways agree on.
    private func choice(_ node: RuleNode, _ frame: EvaluationFrame) -> Column {
        var operands = node.operands
        let rest = operands.removeLast()
        var result = column(rest, frame)
        for position in stride(from: operands.count - 2, through: 0, by: -2) {
            let clauses = column(operands[position], frame).truths
            result = Self.chosen(clauses, column(operands[position + 1], frame), result)
        }
        return result
    }

    private static func chosen(_ clauses: [TruthCell], _ first: Column, _ second: Column) -> Column {
        switch (first, second) {
        case (.numbers(let left), .numbers(let right)):
            .numbers(
                pick(clauses, left, right, { NumberCell(absent: $0) }) {
                    $0.isKnown && $1.isKnown && $0.low == $1.low && $0.high == $1.high
                })
        case (.dates(let left), .dates(let right)):
            .dates(
                pick(clauses, left, right, { DateCell(standing: $0) }) {
                    $0.standing == .known && $1.standing == .known && $0.date == $1.date
                })
        case (.texts(let left), .texts(let right)):
            .texts(
                pick(clauses, left, right, { TextCell(standing: $0) }) {
                    $0.standing == .known && $1.standing == .known && $0.text == $1.text
                })
        case (.truths(let left), .truths(let right)):
            .truths(pick(clauses, left, right, { TruthCell(unknown: $0) }) { $0.standing == .known && $0 == $1 })
        default: .nothing
        }
    }

    private static func pick<Cell>(
        _ clauses: [TruthCell], _ first: [Cell], _ second: [Cell], _ absent: (Standing) -> Cell,
        agree: (Cell, Cell) -> Bool
    ) -> [Cell] {
        clauses.indices.map { row in
            switch clauses[row].truth {
            case .yes: first[row]
            case .no: second[row]
            case .unknown: agree(first[row], second[row]) ? first[row] : absent(clauses[row].standing)
            }
        }
    }
}
