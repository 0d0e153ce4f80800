import RuleHost
import RuleModel

/// One made-up fact of many records: which of a few facts each has.
struct GeneratedColumn: Sendable {
    /// The facts; the last is that there is none.
    let choices: [Fact]
    /// For each record, the place of its fact among the choices.
    var places: [UInt16] = []

    init(_ choices: [Fact], missing: Fact) { self.choices = choices + [missing] }

    /// The fact of a record; `nil` when there is no such record.
    func fact(_ row: Int) -> Fact? { places.indices.contains(row) ? choices[Int(places[row])] : nil }
}

extension GeneratedFacts {
    /// Draws the place of a fact in a column; of a few the one that there is none.
    func place(_ node: RuleNode, in column: GeneratedColumn, _ random: inout Generator) -> Int {
        let missing = column.choices.count - 1
        return random.chance(percentMissing) ? missing : draw(node, among: column.choices.dropLast(), &random)
    }

    /// What the members of a series are: the values of the last ten years.
    func series(_ node: RuleNode, _ index: Int) -> GeneratedLists.Items {
        .values(GeneratedColumn(choices(node, index), missing: .missing), years: years)
    }
}

/// One made-up list of many records; its members are put together when they are asked for.
struct GeneratedLists: Sendable {
    /// What the members are.
    enum Items: Sendable {
        /// Records of a kind, by their rows.
        case records(RecordKind)
        /// Values of years, by their places in a column.
        case values(GeneratedColumn, years: Range<Int>)
    }

    let items: Items
    /// For each record, where its members end; below zero when there is no such list.
    private var ends: [Int32] = []
    private var members: [Int32] = []
    private var most = 0

    init(_ items: Items) { self.items = items }

    /// How long the lists are.
    var extent: ListExtent { ListExtent(total: members.count, most: most) }

    mutating func add(_ rows: [Int]) {
        members += rows.map { Int32($0) }
        ends.append(Int32(members.count))
        most = max(most, rows.count)
    }

    mutating func addMissing() { ends.append(-Int32(members.count) - 1) }

    /// The list of a record; `name` tells what a record of a kind is called.
    func list(_ row: Int, _ name: (Int, RecordKind) -> String) -> MemberList {
        guard ends.indices.contains(row), ends[row] >= 0 else { return MemberList(absent: .missing) }
        let own = members[(row == 0 ? 0 : end(row - 1))..<end(row)].map { Int($0) }
        switch items {
        case .records(let kind): return MemberList(own.map { Member(name($0, kind), handle: .init(kind, $0)) })
        case .values(let column, let years):
            return MemberList(
                zip(years, own).map { Member(String($0), value: column.choices[$1], year: $0) })
        }
    }

    private func end(_ row: Int) -> Int { Int(ends[row] < 0 ? -(ends[row] + 1) : ends[row]) }
}
