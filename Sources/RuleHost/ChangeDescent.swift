import RuleModel

/// Goes down a clause tree for the cheapest changes, where each value belongs to one clause alone.
struct ChangeDescent {
    let search: ChangeSearch
    let given: [ChangeSearch.Place: ChangeSearch.Value]
    private var known: [ChangeSearch.Key: ChangeSearch.Plan?] = [:]

    init(search: ChangeSearch, given: [ChangeSearch.Place: ChangeSearch.Value]) {
        (self.search, self.given) = (search, given)
    }

    private var evaluation: GraphEvaluation { search.row.evaluation }

    /// All of them; those that do not apply are left out as long as one does.
    mutating func all(_ parts: [GraphSpot], _ target: Bool) -> ChangeSearch.Plan? {
        let applying = parts.filter { evaluation.truth($0).applies }
        guard !applying.isEmpty else { return cheapest(parts, target) }
        var plan = ChangeSearch.Plan()
        for part in applying {
            guard let next = self.plan(part, target), let joined = plan.joined(next) else { return nil }
            plan = joined
        }
        return plan
    }

    /// One of them.
    mutating func cheapest(_ parts: [GraphSpot], _ target: Bool) -> ChangeSearch.Plan? {
        var best: ChangeSearch.Plan?
        for part in parts {
            guard let next = plan(part, target), best.map({ next < $0 }) ?? true else { continue }
            best = next
        }
        return best
    }

    private mutating func cheapest(_ count: Int, of parts: [GraphSpot], _ target: Bool) -> ChangeSearch.Plan? {
        guard count > 0 else { return ChangeSearch.Plan() }
        var plans: [ChangeSearch.Plan] = []
        for part in parts { if let plan = plan(part, target) { plans.append(plan) } }
        guard plans.count >= count else { return nil }
        let sorted = plans.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
        var joined: ChangeSearch.Plan? = ChangeSearch.Plan()
        for (_, plan) in sorted.prefix(count) { joined = joined?.joined(plan) }
        return joined
    }

    private mutating func plan(_ spot: GraphSpot, _ target: Bool) -> ChangeSearch.Plan? {
        let key = ChangeSearch.Key(place: spot.place, target: target)
        if let plan = known[key] { return plan }
        let plan = found(spot, target)
        known[key] = .some(plan)
        return plan
    }

    private mutating func found(_ spot: GraphSpot, _ target: Bool) -> ChangeSearch.Plan? {
        if evaluation.truth(spot).truth == (target ? .yes : .no) { return ChangeSearch.Plan() }
        switch evaluation.shape(spot) {
        case .all(let parts): return target ? all(parts, true) : cheapest(parts, false)
        case .any(let parts): return target ? cheapest(parts, true) : all(parts, false)
        case .none(let parts): return target ? all(parts, false) : cheapest(parts, true)
        case .atLeast(let needed, let parts): return counted(needed, parts, target)
        case .choice(let condition, let first, let second): return chosen(condition, first, second, target)
        case .same(let inner): return plan(inner, target)
        case .leaf:
            return search.own(spot, target, given: given).min { $0 < $1 }
        }
    }

    private mutating func counted(
        _ needed: ExactNumber, _ parts: [GraphSpot], _ target: Bool
    ) -> ChangeSearch.Plan? {
        guard let whole = needed.rounded(up: true)?.whole else { return nil }
        let wanted: Truth = target ? .yes : .no
        let applying = parts.filter { evaluation.truth($0).applies }
        let already = applying.count { evaluation.truth($0).truth == wanted }
        let count = target ? whole : applying.count - whole + 1
        // One that does not apply yet may become met; as not met it would count for nothing.
        return cheapest(
            count - already, of: (target ? parts : applying).filter { evaluation.truth($0).truth != wanted }, target)
    }

    private mutating func chosen(
        _ condition: GraphSpot, _ first: GraphSpot, _ second: GraphSpot, _ target: Bool
    ) -> ChangeSearch.Plan? {
        var plans: [ChangeSearch.Plan] = []
        for (truth, part) in [(true, first), (false, second)] {
            if let plan = all([condition], truth), let rest = self.plan(part, target), let joined = plan.joined(rest) {
                plans.append(joined)
            }
        }
        return plans.min { $0 < $1 }
    }
}
