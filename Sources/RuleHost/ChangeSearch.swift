import AidModel
import RuleModel

/// Searches the smallest set of changes that gives a clause another truth.
///
/// A value that one clause alone reads is chosen clause by clause, along the tree; values that several clauses read are
/// tried together, fewest first. With both, no smaller set exists among the values that clauses tell of.
struct ChangeSearch {
    typealias Place = HypotheticalRow.Place
    typealias Value = HypotheticalRow.Value

    /// How much a set asks for: least of what nobody can do, then fewest, then by who has to do it.
    struct Cost: Comparable {
        var never = 0
        var count = 0
        var weight = 0

        static func < (left: Cost, right: Cost) -> Bool {
            (left.never, left.count, left.weight) < (right.never, right.count, right.weight)
        }
        static func + (left: Cost, right: Cost) -> Cost {
            Cost(
                never: left.never + right.never, count: left.count + right.count, weight: left.weight + right.weight)
        }
    }

    /// One change.
    struct Step {
        var spot: GraphSpot
        var value: Value
        var needed: String
        var maker: MinimalChange.Maker
    }

    /// A set of changes.
    struct Plan {
        var steps: [Step] = []
        var cost = Cost()

        /// Of sets that ask for as much, the one about what the rule reads first.
        static func < (left: Plan, right: Plan) -> Bool {
            guard left.cost == right.cost else { return left.cost < right.cost }
            return left.places.lexicographicallyPrecedes(right.places)
        }

        private var places: [Place] { steps.map(\.spot.place).sorted() }

        func joined(_ other: Plan) -> Plan? {
            var plan = self
            for step in other.steps {
                if let known = plan.steps.first(where: { $0.spot.place == step.spot.place }) {
                    guard known.value == step.value else { return nil }
                } else {
                    plan.steps.append(step)
                    plan.cost = plan.cost + ChangeSearch.cost(step.maker)
                }
            }
            return plan
        }
    }

    /// How many sets of shared values are tried before the search says that it stopped.
    static let mostTrials = 600

    let row: HypotheticalRow
    let candidates: ChangeCandidates
    /// Whether all sets were tried and every clause's values could be told.
    private(set) var isExhaustive = true
    private var isStopped = false
    private var shared: Set<Place> = []
    private var options: [[Step]] = []
    private var solvable: Set<Key> = []
    private var trials = 0

    struct Key: Hashable {
        var place: Place
        var target: Bool
    }

    init(_ row: HypotheticalRow) {
        self.row = row
        candidates = ChangeCandidates(row)
    }

    private var evaluation: GraphEvaluation { row.evaluation }

    static func cost(_ maker: MinimalChange.Maker) -> Cost {
        switch maker {
        case .applicant: Cost(count: 1)
        case .dataUpdate: Cost(count: 1, weight: 1)
        case .waiver: Cost(count: 1, weight: 2)
        case .never: Cost(never: 1, count: 1)
        }
    }

    /// The smallest set that makes all clauses hold, or one of them not; `nil` when there is none.
    mutating func smallest(_ clauses: [Int], _ target: Bool) -> Plan? {
        let spots = clauses.map { GraphSpot(node: $0, frame: row.base) }
        survey(spots)
        var best: Plan?
        var size = 0
        while size <= options.count, best.map({ $0.cost.never > 0 || size <= $0.cost.count }) ?? true {
            choose(size, from: 0, Plan(), spots, target, &best)
            size += 1
        }
        return best
    }

    // MARK: Shared values

    private mutating func survey(_ spots: [GraphSpot]) {
        var readers: [Place: Set<Place>] = [:]
        var leaves: [GraphSpot] = []
        var seen: [Place: Int] = [:]
        func visit(_ spot: GraphSpot) {
            let times = seen[spot.place, default: 0] + 1
            seen[spot.place] = times
            guard times <= 2 else { return }
            let shape = evaluation.shape(spot)
            shape.parts.forEach(visit)
            guard shape.isLeaf else { return }
            let reads = candidates.inputs.reads(under: spot)
            // One value chosen among several, or standing twice, may cross a limit elsewhere than where it is solved.
            let isBent = candidates.inputs.multiplies(spot.node) && reads.contains { $0.count > 1 }
            if isBent || candidates.inputs.chooses(spot.node) { isExhaustive = false }
            // A clause that stands twice is as good as two clauses that read the same.
            if times == 2 { shared.formUnion(reads.map(\.spot.place) + [spot.place]) }
            for read in reads { readers[read.spot.place, default: []].insert(spot.place) }
            if times == 1 { leaves.append(spot) }
        }
        spots.forEach(visit)
        for (place, clauses) in readers where clauses.count > 1 { shared.insert(place) }
        gather(leaves)
    }

    /// What each shared value could be, for one clause or another.
    private mutating func gather(_ leaves: [GraphSpot]) {
        var byPlace: [Place: [Step]] = [:]
        for leaf in leaves {
            for target in [true, false] {
                let found = candidates.candidates(leaf, target, given: [:])
                let proposed = found.isEmpty ? [] : found.flatMap(\.changes)
                if !found.isEmpty { solvable.insert(Key(place: leaf.place, target: target)) }
                var steps = proposed.map(step)
                if found.isEmpty {
                    steps = [waiver(leaf, target)]
                    let isThere = evaluation.truth(leaf).truth == (target ? .yes : .no)
                    if !isThere, candidates.inputs.reads(under: leaf).count > 1 { isExhaustive = false }
                }
                for step in steps where shared.contains(step.spot.place) {
                    if byPlace[step.spot.place, default: []].contains(where: { $0.value == step.value }) { continue }
                    byPlace[step.spot.place, default: []].append(step)
                }
            }
        }
        // What is nearest to the value there is comes first, and stays when another does as well.
        options = byPlace.sorted { $0.key < $1.key }.map { $0.value.sorted(by: isNearer) }
    }

    private func isNearer(_ first: Step, _ second: Step) -> Bool {
        guard case .numbers(let cells) = evaluation.column(first.spot.node, first.spot.frame),
            cells[first.spot.row].isKnown,
            case (.number(let left), .number(let right)) = (first.value, second.value),
            let one = left.subtracting(cells[first.spot.row].low),
            let other = right.subtracting(cells[first.spot.row].low)
        else { return false }
        return one.magnitude < other.magnitude
    }

    private mutating func choose(
        _ left: Int, from first: Int, _ chosen: Plan, _ spots: [GraphSpot], _ target: Bool, _ best: inout Plan?
    ) {
        guard left > 0 else { return attempt(chosen, spots, target, &best) }
        guard first < options.count else { return }
        for place in first..<options.count {
            for step in options[place] {
                guard !isStopped, let next = chosen.joined(Plan(steps: [step], cost: Self.cost(step.maker))) else {
                    return
                }
                choose(left - 1, from: place + 1, next, spots, target, &best)
            }
        }
    }

    private mutating func attempt(_ chosen: Plan, _ spots: [GraphSpot], _ target: Bool, _ best: inout Plan?) {
        guard trials < Self.mostTrials else {
            (isExhaustive, isStopped) = (false, true)
            return
        }
        trials += 1
        let given = Self.values(chosen)
        guard let frame = chosen.steps.isEmpty ? row.base : row.frame(given) else { return }
        let again = spots.map { GraphSpot(node: $0.node, frame: frame) }
        var descent = ChangeDescent(search: self, given: given)
        let rest = target ? descent.all(again, true) : descent.cheapest(again, false)
        guard let rest, let plan = chosen.joined(rest), best.map({ plan < $0 }) ?? true else { return }
        // What the tree promises is asked of the evaluation itself.
        guard let proved = row.frame(Self.values(plan)) else { return }
        let cell = GraphEvaluation.all(clausesOf(spots, proved))
        if cell.truth == (target ? .yes : .no) { best = plan }
    }

    private func clausesOf(_ spots: [GraphSpot], _ frame: EvaluationFrame) -> [TruthCell] {
        spots.map { evaluation.truth(GraphSpot(node: $0.node, frame: frame)) }
    }

    static func values(_ plan: Plan) -> [Place: Value] {
        Dictionary(plan.steps.map { ($0.spot.place, $0.value) }, uniquingKeysWith: { $1 })
    }

    // MARK: Steps

    func step(_ change: (spot: GraphSpot, value: Value, needed: String)) -> Step {
        let node = evaluation.graph.nodes[change.spot.node]
        var maker = node.type == .clause ? .dataUpdate : candidates.inputs.maker(change.spot)
        // What nobody has said is to be said first, whoever could change it then.
        if maker == .applicant, evaluation.standing(change.spot) != .known { maker = .dataUpdate }
        return Step(spot: change.spot, value: change.value, needed: change.needed, maker: maker)
    }

    /// A clause that no value settles is the body's to waive, or nobody's when it is about what the subject is.
    func waiver(_ leaf: GraphSpot, _ target: Bool) -> Step {
        let reads = candidates.inputs.reads(under: leaf)
        let isFixed = !reads.isEmpty && reads.allSatisfy { candidates.inputs.maker($0.spot) == .never }
        return Step(
            spot: leaf, value: .truth(target), needed: target ? "met" : "not met", maker: isFixed ? .never : .waiver)
    }

    /// The sets that give a clause about values a truth, without what other clauses read too.
    func own(_ leaf: GraphSpot, _ target: Bool, given: [Place: Value]) -> [Plan] {
        guard solvable.contains(Key(place: leaf.place, target: target)) else {
            let step = waiver(leaf, target)
            return shared.contains(leaf.place) ? [] : [Plan(steps: [step], cost: Self.cost(step.maker))]
        }
        return candidates.candidates(leaf, target, given: given).compactMap { candidate in
            guard candidate.changes.allSatisfy({ !shared.contains($0.spot.place) }) else { return nil }
            let steps = candidate.changes.map(step)
            return Plan(steps: steps, cost: steps.reduce(Cost()) { $0 + Self.cost($1.maker) })
        }
    }
}
