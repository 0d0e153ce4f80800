import AidModel
import RuleModel

/// What evaluating a graph costs, told before any of it is evaluated: over all nodes, the rows in whose domain each lies.
///
/// A node outside of tests has one row for each subject; a node in a test one for each member of its list; what filters a
/// list is taken to keep all of it. So the figure is an upper bound that the Snapshot alone decides.
struct GraphCost {
    /// The rows of all nodes together.
    private(set) var rows = 0
    private let plan: GraphPlan
    private let extents: [Int: ListExtent]
    private let subjects: Int
    private let groups: PeerGroups
    private let asOf: CalendarDate
    private var frames: [MemberBinding: Int] = [:]
    private var sizes: [Int: ListExtent] = [:]
    private var costs: [Int] = []

    init(_ evaluation: GraphEvaluation) {
        var lists = ListExtents(evaluation.binding)
        self.init(evaluation, &lists)
    }

    init(_ evaluation: GraphEvaluation, _ lists: inout ListExtents) {
        let plan = evaluation.plan
        (self.plan, groups, asOf) = (plan, evaluation.groups, evaluation.asOf)
        subjects = evaluation.binding.subjects.count
        var extents: [Int: ListExtent] = [:]
        for (index, node) in plan.graph.nodes.enumerated() where [.list, .series, .sectors].contains(node.operation) {
            var record = plan.graph.nodes[node.operands[0]].type
            if case .list(let element) = record { record = element }
            guard case .record(let kind) = record else { continue }
            extents[index] = lists.extent(of: plan.words[index].question, kind: kind)
        }
        self.extents = extents
        count()
    }

    private var nodes: [RuleNode] { plan.graph.nodes }

    /// Whether it is more than any rule may cost.
    var isTooHigh: Bool { rows > RuleGraph.Limits.cost }

    /// Why a rule is refused, naming the lists that are passed over in one another.
    var refusal: String {
        let dearest = costs.indices.max { (costs[$0], $1) < (costs[$1], $0) } ?? 0
        var lists = plan.free[dearest].sorted { $0.level < $1.level }.map { name(of: $0.list) }
        if let own = nodes[dearest].operands.first, nodes[own].type.element != nil { lists.append(name(of: own)) }
        let named = lists.isEmpty ? "" : "; most of it by \(lists.joined(separator: " × "))"
        return "the rule would pass over \(rows) rows, more than the \(RuleGraph.Limits.cost) allowed\(named)"
    }

    private func name(of list: Int) -> String {
        var node = nodes[list]
        while ![.list, .series, .sectors, .peersInBand].contains(node.operation), let first = node.operands.first {
            node = nodes[first]
        }
        switch node.operation {
        case .list: return node.attributes.text ?? node.operation.name
        case .peersInBand: return "peers"
        default: return node.operation.name
        }
    }

    // MARK: Counting

    private mutating func count() {
        for index in nodes.indices {
            let home = rows(around: plan.free[index])
            let passed = passedList(index).map { size(of: $0, readBy: index) } ?? 0
            costs.append(Self.sum(home, passed))
        }
        rows = costs.reduce(0, Self.sum)
    }

    /// The list whose members a node passes over; what was told of a group before passes over none.
    private func passedList(_ index: Int) -> Int? {
        guard nodes[index].operation != .member, let list = nodes[index].operands.first,
            nodes[list].type.element != nil
        else { return nil }
        return nodes[index].operation.isGroupAggregate && groups.division(list) != nil ? nil : list
    }

    /// The members of a list in all rows in which a node reads it.
    private mutating func size(of list: Int, readBy node: Int) -> Int {
        let (home, own) = (plan.free[node], plan.free[list])
        if innermost(home, below: .max) == innermost(own, below: .max) { return size(of: list).total }
        return Self.product(rows(around: home), size(of: list).most)
    }

    private mutating func size(of list: Int) -> ListExtent {
        if let known = sizes[list] { return known }
        let node = nodes[list]
        var size: ListExtent
        switch node.operation {
        case .list, .series, .sectors:
            size = extents[list] ?? ListExtent()
            if nodes[node.operands[0]].operation != .subject { size = everywhere(list, size.most) }
        case .peersInBand:
            size = everywhere(list, groups.division(list)?.groups.map(\.members.members.count).max() ?? 0)
        case .last:
            let years = nodes[node.operands[1]].number(in: plan.graph, on: asOf)?.whole
            size = everywhere(list, min(max(years ?? GraphEvaluation.mostYears, 0), GraphEvaluation.mostYears))
        default: size = self.size(of: node.operands[0])
        }
        sizes[list] = size
        return size
    }

    private mutating func everywhere(_ list: Int, _ most: Int) -> ListExtent {
        ListExtent(total: Self.product(rows(around: plan.free[list]), most), most: most)
    }

    /// The rows of the frame in which something ranges over members.
    private mutating func rows(around members: Set<MemberBinding>, below level: Int = .max) -> Int {
        guard let inner = innermost(members, below: level) else { return subjects }
        if let known = frames[inner] { return known }
        var most = 0
        for index in nodes.indices where nodes[index].operation.bindsMember {
            let own = MemberBinding(list: nodes[index].operands[0], level: nodes[index].attributes.level)
            guard own == inner else { continue }
            let outer = plan.free[index].filter { $0.level < inner.level }
            let home = rows(around: outer, below: inner.level)
            let list = plan.free[inner.list].filter { $0.level < inner.level }
            let isSame = innermost(outer, below: inner.level) == innermost(list, below: inner.level)
            let size = self.size(of: inner.list)
            most = max(most, isSame ? size.total : Self.product(home, size.most))
        }
        frames[inner] = most
        return most
    }

    private func innermost(_ members: Set<MemberBinding>, below level: Int) -> MemberBinding? {
        members.filter { $0.level < level }.max { ($0.level, $0.list) < ($1.level, $1.list) }
    }

    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }

    private static func product(_ left: Int, _ right: Int) -> Int {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? .max : product
    }
}
