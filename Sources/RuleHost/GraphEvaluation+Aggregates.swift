import RuleModel

extension GraphEvaluation {
    func aggregate(_ node: RuleNode, _ frame: EvaluationFrame) -> Column {
        switch node.operation {
        case .count: .numbers(column(node.operands[0], frame).lists.map(Self.count))
        case .anyOf, .allOf: .truths(quantified(node, frame))
        case .consecutive: .truths(consecutive(node, frame))
        default: .numbers(measured(node, frame))
        }
    }

    /// Between the members that are in for certain and all that may be.
    private static func count(_ list: MemberList) -> NumberCell {
        guard list.standing == .known else { return NumberCell(absent: list.standing) }
        let decided = list.members.count { $0.isDecided }
        return NumberCell(ExactNumber(decided), ExactNumber(list.members.count), doubt: doubt(list))
    }

    private static func doubt(_ list: MemberList) -> Standing { list.members.map(\.standing).max() ?? .known }

    private func quantified(_ node: RuleNode, _ frame: EvaluationFrame) -> [TruthCell] {
        let tests = column(node.operands[1], members(of: node, frame)).truths
        return eachList(node, frame) { list, rows, _ in
            guard list.standing == .known else { return TruthCell(unknown: list.standing) }
            let cells = zip(list.members, tests[rows]).filter { $1.applies }.map { member, test in
                Self.tested(member, test, isOut: node.operation == .anyOf ? .no : .yes)
            }
            if cells.isEmpty { return TruthCell(node.operation == .allOf) }
            return node.operation == .anyOf ? Self.any(cells) : Self.all(cells)
        }
    }

    /// The test of a member that may not be in the list: certain only if it is as it were without the member.
    private static func tested(_ member: ListMember, _ test: TruthCell, isOut: Truth) -> TruthCell {
        if member.isDecided || test.truth == isOut { return test }
        return TruthCell(unknown: max(member.standing, test.standing))
    }

    /// Whether the test holds for n members in a row; members to which it does not apply are passed over.
    private func consecutive(_ node: RuleNode, _ frame: EvaluationFrame) -> [TruthCell] {
        let tests = column(node.operands[2], members(of: node, frame)).truths
        let needed = column(node.operands[1], frame).numbers
        return eachList(node, frame) { list, rows, row in
            let standing = max(list.standing, needed[row].standing)
            guard standing == .known else { return TruthCell(unknown: standing) }
            guard let n = needed[row].low.whole, n > 0 else { return TruthCell(unknown: .error) }
            let cells = zip(list.members, tests[rows]).filter { $1.applies }.map { member, test in
                member.isDecided || test.truth == .no
                    ? test : TruthCell(unknown: max(member.standing, test.standing))
            }
            if Self.run(cells, { $0 == .yes }) >= n { return .yes }
            if Self.run(cells, { $0 != .no }) < n { return .no }
            return TruthCell(unknown: cells.filter { $0.truth == .unknown }.map(\.standing).max() ?? .error)
        }
    }

    private static func run(_ cells: [TruthCell], _ counts: (Truth) -> Bool) -> Int {
        var (longest, current) = (0, 0)
        for cell in cells {
            current = counts(cell.truth) ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }

    // MARK: Numbers of a list

    private func measured(_ node: RuleNode, _ frame: EvaluationFrame) -> [NumberCell] {
        let inner = members(of: node, frame)
        let values =
            node.operands.count > 1
            ? column(node.operands[1], inner).numbers
            : Self.typed(inner.rows.map(\.value), as: node.type).numbers
        return eachList(node, frame) { list, rows, _ in
            guard list.standing == .known else { return NumberCell(absent: list.standing) }
            let pairs = zip(list.members, values[rows]).filter { $1.standing != .doesNotApply }
            return Self.measure(node.operation, pairs.map { Measured(value: $1, membership: $0.standing) })
        }
    }

    private struct Measured {
        var value: NumberCell
        var membership: Standing
    }

    private static func measure(_ operation: Operation, _ values: [Measured]) -> NumberCell {
        if operation == .sum { return sum(values) }
        let standing = values.map { max($0.value.standing, $0.membership) }.max() ?? .missing
        guard standing == .known else { return NumberCell(absent: standing) }
        let cells = values.map(\.value)
        switch operation {
        case .average: return mean(cells, leavingOut: false)
        case .median: return median(cells)
        default:
            let doubt = cells.map(\.doubt).max() ?? .known
            let (lows, highs) = (cells.map(\.low), cells.map(\.high))
            let isLeast = operation == .least
            let low = (isLeast ? lows.min() : lows.max()) ?? .zero
            let high = (isLeast ? highs.min() : highs.max()) ?? .zero
            return NumberCell(low, high, doubt: doubt)
        }
    }

    /// A member that may not be in adds nothing or all of its value.
    private static func sum(_ values: [Measured]) -> NumberCell {
        let standing = values.map(\.value.standing).max() ?? .known
        guard standing == .known else { return NumberCell(absent: standing) }
        var (low, high): (ExactNumber?, ExactNumber?) = (.zero, .zero)
        for value in values {
            let isIn = value.membership == .known
            low = low?.adding(isIn ? value.value.low : min(value.value.low, .zero))
            high = high?.adding(isIn ? value.value.high : max(value.value.high, .zero))
        }
        guard let low, let high else { return NumberCell(absent: .error) }
        let doubts = values.map { max($0.membership, $0.value.doubt) }
        return NumberCell(low, high, doubt: doubts.max() ?? .known)
    }

    private static func median(_ cells: [NumberCell]) -> NumberCell {
        guard let low = median(cells.map(\.low)), let high = median(cells.map(\.high)) else {
            return NumberCell(absent: .error)
        }
        return NumberCell(low, high, doubt: cells.map(\.doubt).max() ?? .known)
    }

    private static func median(_ values: [ExactNumber]) -> ExactNumber? {
        median(ofSorted: values.sorted())
    }

    /// The middle value, or the mean of the two in the middle.
    static func median(ofSorted sorted: [ExactNumber]) -> ExactNumber? {
        let middle = sorted.count / 2
        if sorted.count % 2 == 1 { return sorted[middle] }
        return sorted[middle - 1].adding(sorted[middle])?.divided(by: ExactNumber(2))
    }

    // MARK: Share

    /// The share of a sum that falls to members for which a test holds, exactly over all ways in which what is undecided
    /// may turn out: dividing one interval by another would leave more unknown than there is.
    func shareOf(_ node: RuleNode, _ frame: EvaluationFrame) -> [NumberCell] {
        let inner = members(of: node, frame)
        let tests = column(node.operands[1], inner).truths
        let values = column(node.operands[2], inner).numbers
        return eachList(node, frame) { list, rows, _ in
            guard list.standing == .known else { return NumberCell(absent: list.standing) }
            let parts = zip(list.members, rows).map { member, row in
                Part(test: tests[row], value: values[row], membership: member.standing)
            }
            return Self.share(parts)
        }
    }

    private struct Part {
        var test: TruthCell
        var value: NumberCell
        var membership: Standing
        var isFor: Bool { test.applies && test.truth == .yes }
        var isAgainst: Bool { !test.applies || test.truth == .no }
        var doubt: Standing { max(membership, test.truth == .unknown && test.applies ? test.standing : .known) }
    }

    private static func share(_ all: [Part]) -> NumberCell {
        let parts = all.filter { $0.value.standing != .doesNotApply }
        let standing = parts.map { max($0.value.standing, $0.value.doubt) }.max() ?? .known
        guard standing == .known else { return NumberCell(absent: standing) }
        guard !parts.contains(where: { $0.value.low.isNegative }) else { return NumberCell(absent: .error) }
        // Least: what speaks for it is in only if it must be, what speaks against it is in if it may be.
        let low = share(parts, isIn: { $0.membership == .known || !$0.isFor }, counts: { $0.isFor })
        let high = share(parts, isIn: { $0.membership == .known || !$0.isAgainst }, counts: { !$0.isAgainst })
        let doubt = parts.map(\.doubt).max() ?? .known
        // If all that is certain comes to nothing, the whole may be nothing, of which there is no share.
        let isWhole = parts.contains { $0.membership == .known && !$0.value.low.isZero }
        switch (low, high) {
        case (let low?, let high?) where isWhole: return NumberCell(low, high, doubt: doubt)
        default: return NumberCell(absent: doubt == .known ? .missing : doubt)
        }
    }

    private static func share(_ parts: [Part], isIn: (Part) -> Bool, counts: (Part) -> Bool) -> ExactNumber? {
        var (part, whole): (ExactNumber?, ExactNumber?) = (.zero, .zero)
        for item in parts where isIn(item) {
            whole = whole?.adding(item.value.low)
            if counts(item) { part = part?.adding(item.value.low) }
        }
        guard let part, let whole else { return nil }
        return part.divided(by: whole)
    }
}
