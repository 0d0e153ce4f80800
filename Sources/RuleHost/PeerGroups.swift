import AidModel
import RuleModel

/// The groups of peers that a rule compares with: made once for the rule, before any subject is asked.
///
/// A group holds every state whose value lies in one band, the subject itself included. A state without a value is in no
/// group and named with each; both ends of a band belong to it, and of bands that overlap the first counts.
struct PeerGroups: Sendable {
    /// One band and who is in it.
    struct Group: Sendable {
        var low: ExactNumber?
        var high: ExactNumber?
        var members: MemberList

        func holds(_ value: ExactNumber) -> Bool {
            (low.map { $0 <= value } ?? true) && (high.map { value <= $0 } ?? true)
        }

        /// The ends in words: `1000 to 2000`, `from 2000`, `up to 1000`.
        func words(_ unit: MeasureUnit) -> String {
            let ends =
                switch (low, high) {
                case (let low?, let high?): "\(low) to \(high)"
                case (let low?, nil): "from \(low)"
                case (nil, let high?): "up to \(high)"
                case (nil, nil): "all"
                }
            return unit == .none ? ends : "\(ends) \(unit.name)"
        }
    }

    /// The groups that one node tells apart.
    struct Division: Sendable {
        var groups: [Group] = []
        /// Who could not be put into one.
        var lacking: [String] = []
        /// How closed the values are that made it.
        var sensitivity = Sensitivity.public

        /// The group of a value; `nil` outside of every band.
        func group(of value: ExactNumber) -> Int? { groups.firstIndex { $0.holds(value) } }
    }

    private struct Place: Hashable {
        var node: Int
        var group: Int
    }

    private var divisions: [Int: Division] = [:]
    private var values: [Place: PeerValues] = [:]

    init(_ graph: RuleGraph, binding: any SubjectBinding, asOf: CalendarDate) {
        let states = binding.kind == .state ? binding.subjects.indices.map { binding.record(of: $0) } : []
        for (index, node) in graph.nodes.enumerated() {
            switch node.operation {
            case .peersInBand:
                let question = Question(leaf: graph.nodes[node.operands[0]], of: graph)
                divisions[index] = Self.division(
                    node, Self.bands(node, graph, asOf), states.map { ($0, binding.fact(question, of: $0)) })
            case .peerMedian, .peerAverage, .rankIn:
                guard let list = Self.list(of: node), let division = divisions[list] else { continue }
                let question = Question(peersOf: node, of: graph)
                for (number, group) in division.groups.enumerated() {
                    values[Place(node: index, group: number)] = PeerValues(group.members) {
                        binding.fact(question, of: $0)
                    }
                }
            default: continue
            }
        }
    }

    /// The list that a node on peers reads.
    static func list(of node: RuleNode) -> Int? { node.operation == .rankIn ? node.operands[1] : node.operands.first }

    /// The groups of a node; `nil` when it does not tell groups apart.
    func division(_ node: Int) -> Division? { divisions[node] }

    /// The values of the peers of one group, for a node that tells something of them.
    func values(_ node: Int, _ group: Int) -> PeerValues? { values[Place(node: node, group: group)] }

    private static func division(
        _ node: RuleNode, _ bands: [Group], _ states: [(member: Member, fact: Fact)]
    ) -> Division {
        var division = Division(groups: bands)
        for (member, fact) in states where fact.standing != .doesNotApply {
            guard fact.standing == .known, case .number(let value) = fact.value else {
                division.lacking.append(member.name)
                continue
            }
            division.sensitivity = max(division.sensitivity, fact.sensitivity)
            guard let group = division.group(of: value) else { continue }
            division.groups[group].members.members.append(ListMember(member))
        }
        return division
    }

    private static func bands(_ node: RuleNode, _ graph: RuleGraph, _ asOf: CalendarDate) -> [Group] {
        var ends = node.operands.dropFirst().map { graph.nodes[$0].number(in: graph, on: asOf) }
        return node.attributes.codes.map { shape in
            var group = Group(members: MemberList([]))
            for end in shape.split(separator: " ") {
                let value = ends.removeFirst()
                if end == "from" { group.low = value } else { group.high = value }
            }
            return group
        }
    }
}

extension RuleNode {
    /// The number that a parameter or constant is on a day.
    func number(in graph: RuleGraph, on day: CalendarDate) -> ExactNumber? {
        if operation == .constant { return attributes.value.map { ExactNumber($0) } }
        guard case .number(let number) = graph.parameter(attributes.text ?? "")?.interval(on: day)?.value else {
            return nil
        }
        return ExactNumber(number)
    }
}

extension Fact {
    /// How closed it is: as closed as the most closed place that it was read at.
    var sensitivity: Sensitivity { origins.map(\.provenance.sensitivity).max() ?? .public }
}
