import AidModel
import RuleModel

extension GraphEvaluation {
    /// The frame of all members of a list, for the rows of a frame.
    func members(of node: RuleNode, _ frame: EvaluationFrame) -> EvaluationFrame {
        let binding = MemberBinding(list: node.operands[0], level: node.attributes.level)
        if let known = frame.inner[binding] { return known }
        let shared = frame.parent == nil ? frame.shared : nil
        let (members, parents) =
            shared?.members(ofList: node.operands[0]) ?? Self.members(of: column(node.operands[0], frame).lists)
        let inner = EvaluationFrame(members: members, parentRows: parents, binding: binding, parent: frame)
        frame.inner[binding] = inner
        return inner
    }

    /// The members of lists one after the other, and for each the row of its list.
    static func members(of lists: [MemberList]) -> (members: [Member], parents: [Int]) {
        var (members, parents): ([Member], [Int]) = ([], [])
        for (row, list) in lists.enumerated() {
            members.append(contentsOf: list.members.lazy.map(\.member))
            parents.append(contentsOf: repeatElement(row, count: list.members.count))
        }
        return (members, parents)
    }

    /// Calls for each row with its list and the rows of its members in the inner frame.
    func eachList<Result>(
        _ node: RuleNode, _ frame: EvaluationFrame, _ body: (MemberList, Range<Int>, Int) -> Result
    ) -> [Result] {
        let lists = column(node.operands[0], frame).lists
        let ranges = members(of: node, frame).ranges
        return lists.indices.map { body(lists[$0], ranges[$0], $0) }
    }

    func list(_ node: RuleNode, _ frame: EvaluationFrame) -> [MemberList] {
        switch node.operation {
        case .where, .leavingOut: filtered(node, frame)
        case .last: last(node, frame)
        case .changes: column(node.operands[0], frame).lists.map(Self.changes)
        case .distinct: column(node.operands[0], frame).lists.map(Self.distinct)
        case .each: values(node, frame)
        case .topShare: topShare(node, frame)
        default: ordered(node, frame)
        }
    }

    private func filtered(_ node: RuleNode, _ frame: EvaluationFrame) -> [MemberList] {
        let tests = column(node.operands[1], members(of: node, frame)).truths
        return eachList(node, frame) { list, rows, _ in
            var kept = list
            kept.members = zip(list.members, rows).compactMap { member, row in
                Self.kept(member, tests[row], leavingOut: node.operation == .leavingOut)
            }
            return kept
        }
    }

    /// A member under its test: in, out, or perhaps in. A test that does not apply names nobody.
    static func kept(_ member: ListMember, _ test: TruthCell, leavingOut: Bool) -> ListMember? {
        guard test.applies else { return leavingOut ? member : nil }
        switch leavingOut ? !test.truth : test.truth {
        case .yes: return member
        case .no: return nil
        case .unknown: return ListMember(member.member, standing: max(member.standing, test.standing))
        }
    }

    /// The last n calendar years that ended by the as-of day; a year without a reading is a missing member.
    private func last(_ node: RuleNode, _ frame: EvaluationFrame) -> [MemberList] {
        let counts = column(node.operands[1], frame).numbers
        let year = asOf.adding(days: 1).year - 1
        return zip(column(node.operands[0], frame).lists, counts).map { list, count in
            guard list.standing == .known else { return list }
            guard count.isKnown, let n = count.low.whole, (1...Self.mostYears).contains(n) else {
                return MemberList(absent: count.isKnown ? .error : count.standing)
            }
            return MemberList(((year - n + 1)...year).map { Self.member(of: list, in: $0) })
        }
    }

    private static func member(of list: MemberList, in year: Int) -> Member {
        list.members.first { $0.member.year == year }?.member ?? Member(String(year), year: year)
    }

    private static func changes(_ list: MemberList) -> MemberList {
        guard list.standing == .known, list.members.count > 1 else {
            return list.standing == .known ? MemberList([]) : list
        }
        return MemberList(
            members: zip(list.members, list.members.dropFirst()).map { before, after in
                var change = after.member
                change.name = "\(before.member.name)→\(after.member.name)"
                change.value = difference(before.member.value, after.member.value)
                return ListMember(change, standing: max(before.standing, after.standing))
            })
    }

    private static func difference(_ before: Fact, _ after: Fact) -> Fact {
        let standing = max(before.standing, after.standing)
        let origins = before.origins + after.origins
        guard standing == .known, case .number(let first) = before.value, case .number(let second) = after.value else {
            return Fact(absent: standing == .known ? .missing : standing, origins)
        }
        return second.subtracting(first).map { Fact(.number($0), origins) } ?? Fact(absent: .error, origins)
    }

    /// Each text or record once; in for certain if any of its occurrences is.
    private static func distinct(_ list: MemberList) -> MemberList {
        var kept: [ListMember] = []
        var places: [String: Int] = [:]
        for member in list.members {
            let identity = identity(member.member)
            if let place = places[identity] {
                kept[place].standing = min(kept[place].standing, member.standing)
            } else {
                places[identity] = kept.count
                kept.append(member)
            }
        }
        var distinct = list
        distinct.members = kept
        return distinct
    }

    private static func identity(_ member: Member) -> String {
        switch member.value.value {
        case .text(let text): "t" + text
        case .number(let number): "n\(number)"
        case .date(let date): "d\(date)"
        case .flag(let flag): "f\(flag)"
        case nil: "r" + member.name
        }
    }

    /// The list of a value of each member.
    private func values(_ node: RuleNode, _ frame: EvaluationFrame) -> [MemberList] {
        let values = column(node.operands[1], members(of: node, frame))
        return eachList(node, frame) { list, rows, _ in
            var result = list
            result.members = zip(list.members, rows).map { member, row in
                var valued = member
                valued.member.value = Self.fact(values, row, member.member.origins)
                valued.member.handle = nil
                return valued
            }
            return result
        }
    }

    private static func fact(_ column: Column, _ row: Int, _ origins: [Fact.Origin]) -> Fact {
        switch column {
        case .numbers(let cells):
            let standing = max(cells[row].standing, cells[row].doubt)
            return standing == .known ? Fact(.number(cells[row].low), origins) : Fact(absent: standing, origins)
        case .dates(let cells):
            let standing = cells[row].standing
            return standing == .known ? Fact(.date(cells[row].date), origins) : Fact(absent: standing, origins)
        case .texts(let cells):
            let standing = cells[row].standing
            return standing == .known ? Fact(.text(cells[row].text), origins) : Fact(absent: standing, origins)
        case .truths(let cells):
            let standing = cells[row].standing
            return standing == .known ? Fact(.flag(cells[row].truth == .yes), origins) : Fact(absent: standing, origins)
        case .lists, .records, .nothing: return Fact(absent: .error, origins)
        }
    }

    // MARK: Order

    /// Members by value; those without one come last, ties stay in canonical order.
    private func ordered(_ node: RuleNode, _ frame: EvaluationFrame) -> [MemberList] {
        let values = column(node.operands[1], members(of: node, frame)).numbers
        return eachList(node, frame) { list, rows, _ in
            var result = list
            let order = Self.order(Array(values[rows]), largest: node.operation == .largestFirst)
            result.members = order.map { list.members[$0] }
            return result
        }
    }

    private static func order(_ values: [NumberCell], largest: Bool) -> [Int] {
        values.indices.sorted { left, right in
            let (first, second) = (values[left], values[right])
            if first.isKnown != second.isKnown { return first.isKnown }
            if first.isKnown, first.low != second.low { return (first.low < second.low) != largest }
            return left < right
        }
    }

    /// The smallest set of largest members that together reach a share of the whole.
    private func topShare(_ node: RuleNode, _ frame: EvaluationFrame) -> [MemberList] {
        let values = column(node.operands[1], members(of: node, frame)).numbers
        let shares = column(node.operands[2], frame).numbers
        return eachList(node, frame) { list, rows, row in
            guard list.standing == .known else { return list }
            let cells = Array(values[rows])
            let doubts =
                list.members.map(\.standing) + cells.flatMap { [$0.standing, $0.doubt] } + [shares[row].standing]
            let standing = doubts.max() ?? .known
            guard standing == .known else { return MemberList(absent: standing) }
            guard let count = Self.reaching(shares[row].low, cells) else { return MemberList(absent: .error) }
            return MemberList(members: Self.order(cells, largest: true).prefix(count).map { list.members[$0] })
        }
    }

    private static func reaching(_ share: ExactNumber, _ cells: [NumberCell]) -> Int? {
        var total: ExactNumber? = .zero
        for cell in cells { total = total?.adding(cell.low) }
        guard let needed = total?.multiplied(by: share) else { return nil }
        var reached = ExactNumber.zero
        for (position, index) in order(cells, largest: true).enumerated() {
            if reached >= needed { return position }
            guard let next = reached.adding(cells[index].low) else { return nil }
            reached = next
        }
        return cells.count
    }
}
