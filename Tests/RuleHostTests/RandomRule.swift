import AidModel
import RuleHost
import RuleModel
import TestSupport

/// Makes random typed graphs that use most operations, for comparing two evaluators.
struct RandomRule {
    var random: SplitMix
    private var sketch: RuleSketch
    private var labels = 0
    private var level = 0
    private var members: [(node: Int, isRecord: Bool)] = []
    private var usesPeers: Bool
    private var readsLists = true

    static let parameters: [RuleParameter] = [
        .number("few", "2", "persons"), .number("some", "5.5", "persons"), .number("many", "8", "persons"),
        .number("money", "6", "usd"), .number("share", "0.4", "share"), .number("two", "2", "count"),
        .number("years", "3", "years"), .number("deaths", "4", "deaths"), .number("half", "0.5", "share"),
        .number("bands[1].to", "2", "persons"), .number("bands[2].from", "3", "persons"),
        .number("bands[2].to", "7.5", "persons"), .number("bands[3].from", "8.5", "persons"),
        RuleParameter("day", intervals: [.init(value: .date(CalendarDate(dayNumber: 5)))]),
        RuleParameter("codes", intervals: [.init(value: .codes(["a", "c"]))]),
    ]

    init(seed: UInt64) {
        var random = SplitMix(seed: seed)
        usesPeers = seed % 4 == 3
        let ways: [OnMissing] = [.indeterminate, .countsAsMet, .countsAsNotMet, .leaveOut]
        let inputs = ["population", "refugees_hosted"].map { name in
            RuleInput(.indicator, name, onMissing: random.one(of: ways))
        }
        sketch = RuleSketch(parameters: Self.parameters, inputs: inputs)
        self.random = random
    }

    mutating func graph() throws -> RuleGraph {
        let clause = clause(4)
        return try sketch.graph(sketch.add(.eligibility, [clause]))
    }

    /// A graph that reads single facts of the subject alone: no lists, no peers.
    mutating func factGraph() throws -> RuleGraph {
        (readsLists, usesPeers) = (false, false)
        return try graph()
    }

    private mutating func label() -> String {
        labels += 1
        return "clause \(labels)"
    }

    // MARK: Clauses

    private mutating func clause(_ depth: Int) -> Int {
        guard depth > 0 else { return comparison(0) }
        let parts = { (rule: inout RandomRule) in (0...rule.random.below(3)).map { _ in rule.clause(depth - 1) } }
        switch random.below(12) {
        case 0, 1: return sketch.add(.all, parts(&self))
        case 2, 3: return sketch.add(.any, parts(&self))
        case 4: return sketch.add(.none, parts(&self))
        case 5: return sketch.add(.atLeastK, [sketch.parameter("two")] + parts(&self), label: label())
        case 6:
            let clause = clause(depth - 1)
            return sketch.add(
                .missingAs, [clause], text: random.one(of: ["counts_as_met", "counts_as_not_met", "leave_out"]))
        case 7:
            let operands = [clause(depth - 1), clause(depth - 1), clause(depth - 1)]
            return sketch.add(.ifElse, operands)
        case 8, 9: return quantified(depth)
        default: return comparison(depth)
        }
    }

    private mutating func quantified(_ depth: Int) -> Int {
        guard level < 2, readsLists else { return comparison(0) }
        if usesPeers, level < 1, random.chance(30) { return neighbourClause() }
        let isSeries = random.chance(40)
        let list = isSeries ? series() : activities(depth)
        let operation: RuleModel.Operation = random.one(of: [.anyOf, .allOf, .consecutive])
        let own = level
        let test = test(list, isRecord: !isSeries, depth)
        let count = operation == .consecutive ? [sketch.parameter("two")] : []
        return sketch.add(operation, [list] + count + [test], label: label(), level: own)
    }

    private mutating func test(_ list: Int, isRecord: Bool, _ depth: Int) -> Int {
        let member = sketch.add(.member, [list], level: level)
        members.append((member, isRecord))
        level += 1
        let test = isRecord && random.chance(70) ? memberClause(member) : clause(min(depth - 1, 1))
        level -= 1
        members.removeLast()
        return test
    }

    private mutating func memberClause(_ member: Int) -> Int {
        switch random.below(4) {
        case 0: return sketch.add(.holds, [sketch.add(.field, [member], text: "is_open")], label: label())
        case 1:
            let roles = sketch.add(.field, [member], text: "roles")
            return sketch.add(.oneOf, [roles, sketch.parameter("codes")], label: label())
        case 2:
            let start = sketch.add(.field, [member], text: "start")
            return sketch.add(random.one(of: [.before, .after]), [start, sketch.parameter("day")], label: label())
        default: return compared(sketch.add(.field, [member], text: "spending"), sketch.parameter("money"))
        }
    }

    private mutating func comparison(_ depth: Int) -> Int {
        if let series = members.last(where: { !$0.isRecord }), random.chance(50) {
            return compared(series.node, sketch.parameter("deaths"))
        }
        if usesPeers, random.chance(40) { return peerClause() }
        switch random.below(8) {
        case 0 where !readsLists, 2 where !readsLists:
            return compared(persons(depth), random.chance(50) ? persons(0) : sketch.parameter("some"))
        case 7 where readsLists: return compared(lookup(), sketch.parameter("some"))
        case 0: return compared(money(depth), sketch.parameter("money"))
        case 1: return compared(ratio(depth), sketch.parameter("share"))
        case 2: return compared(count(depth), sketch.parameter("two"))
        case 3: return sketch.add(.known, [persons(depth)], label: label())
        case 4: return sketch.add(.same, [persons(depth), persons(depth)], label: label())
        case 5:
            let framework = sketch.add(.judgement, [sketch.add(.subject)], text: "framework")
            return sketch.add(.attested, [framework], label: label())
        default: return compared(persons(depth), random.chance(50) ? persons(0) : sketch.parameter("some"))
        }
    }

    private mutating func compared(_ left: Int, _ right: Int) -> Int {
        let operations: [RuleModel.Operation] = [.atLeast, .atMost, .above, .below]
        return sketch.add(random.one(of: operations), [left, right], label: label())
    }

    // MARK: Peers

    private mutating func bands(_ state: Int) -> Int {
        let own = sketch.add(.indicator, [state], text: random.one(of: ["population", "refugees_hosted"]))
        let ends = ["bands[1].to", "bands[2].from", "bands[2].to", "bands[3].from"].map { sketch.parameter($0) }
        return sketch.add(
            .peersInBand, [own] + ends, text: sketch.builder.attributeText(of: own), codes: ["to", "from to", "from"])
    }

    /// A band, part of one, or the states around.
    private mutating func peers() -> Int {
        switch random.below(4) {
        case 0: return sketch.add(.list, [sketch.add(.subject)], text: "neighbours")
        case 1:
            let band = bands(sketch.add(.subject))
            let member = sketch.add(.member, [band], level: level)
            let theirs = sketch.add(.indicator, [member], text: "internally_displaced")
            return sketch.add(.where, [band, compared(theirs, sketch.parameter("some"))], level: level)
        default: return bands(sketch.add(.subject))
        }
    }

    private mutating func peerClause() -> Int {
        let id = random.one(of: ["population", "refugees_hosted", "internally_displaced"])
        let own = sketch.indicator(id)
        let clause: Int
        switch random.below(4) {
        case 0: clause = compared(sketch.add(.rankIn, [own, peers()], text: id), sketch.parameter("half"))
        case 1: clause = compared(sketch.add(.count, [peers()]), sketch.parameter("two"))
        default:
            let told = random.one(of: [RuleModel.Operation.peerMedian, .peerAverage])
            clause = compared(own, sketch.add(told, [peers()], text: id))
        }
        guard random.chance(50) else { return clause }
        return sketch.add(.missingAs, [clause], text: random.one(of: ["counts_as_met", "counts_as_not_met"]))
    }

    private mutating func neighbourClause() -> Int {
        let list = sketch.add(.list, [sketch.add(.subject)], text: "neighbours")
        let own = level
        let member = sketch.add(.member, [list], level: own)
        let theirs = sketch.add(.indicator, [member], text: "refugees_hosted")
        let limit =
            random.chance(50)
            ? sketch.parameter("some") : sketch.add(.peerMedian, [bands(member)], text: "refugees_hosted")
        let test = compared(theirs, limit)
        return sketch.add(random.one(of: [.anyOf, .allOf]), [list, test], label: label(), level: own)
    }

    private mutating func lookup() -> Int {
        let region = sketch.add(.field, [sketch.add(.subject)], text: "region")
        let values = ["few", "many"].map { sketch.parameter($0) }
        return sketch.add(.lookup, [region] + values, codes: ["a", "b"])
    }

    // MARK: Numbers

    private mutating func persons(_ depth: Int) -> Int {
        let leaves = ["population", "refugees_hosted", "internally_displaced"]
        guard depth > 0 else {
            return random.chance(80) ? sketch.indicator(random.one(of: leaves)) : sketch.parameter("few")
        }
        let two = { (rule: inout RandomRule) in [rule.persons(depth - 1), rule.persons(depth - 1)] }
        switch random.below(9) {
        case 0: return sketch.add(.add, two(&self))
        case 1: return sketch.add(.subtract, two(&self))
        case 2: return sketch.add(.multiply, [persons(depth - 1), ratio(0)])
        case 3: return sketch.add(.meanOf, two(&self) + two(&self), text: random.one(of: ["missing", "leave_out"]))
        case 4: return sketch.add(.largerOf, two(&self))
        case 5: return sketch.add(.smallerOf, two(&self))
        case 6: return sketch.add(.ifElse, [clause(depth - 1)] + two(&self))
        case 7:
            let first = [clause(0), persons(0), clause(0)]
            return sketch.add(.choose, first + two(&self))
        default: return sketch.add(.negate, [persons(depth - 1)])
        }
    }

    private mutating func ratio(_ depth: Int) -> Int {
        guard random.chance(30), level < 2, readsLists else { return sketch.add(.divide, [persons(0), persons(0)]) }
        let list = activities(depth)
        let own = level
        let member = sketch.add(.member, [list], level: own)
        level += 1
        let test = memberClause(member)
        level -= 1
        let spending = sketch.add(.field, [member], text: "spending")
        return sketch.add(.shareOf, [list, test, spending], level: own)
    }

    private mutating func count(_ depth: Int) -> Int {
        random.chance(20) ? sketch.add(.count, [series()]) : sketch.add(.count, [activities(depth)])
    }

    private mutating func money(_ depth: Int) -> Int {
        let list = activities(depth)
        let spending = sketch.add(.field, [sketch.add(.member, [list], level: level)], text: "spending")
        let operation: RuleModel.Operation = random.one(of: [.sum, .sum, .average, .median, .least, .greatest])
        if random.chance(30) {
            return sketch.add(operation, [sketch.add(.each, [list, spending], level: level)])
        }
        return sketch.add(operation, [list, spending], level: level)
    }

    // MARK: Lists

    private mutating func series() -> Int {
        let series = sketch.add(.series, [sketch.add(.subject)], text: "battle_deaths")
        let last = sketch.add(.last, [series, sketch.parameter("years")])
        return random.chance(30) ? sketch.add(.changes, [last]) : last
    }

    private mutating func activities(_ depth: Int) -> Int {
        var list = sketch.add(.list, [sketch.add(.subject)], text: "activities")
        guard level < 2 else { return list }
        for _ in 0..<random.below(3) {
            let own = level
            switch random.below(5) {
            case 0, 1: list = sketch.add(.where, [list, test(list, isRecord: true, depth)], level: own)
            case 2:
                let label = label()
                list = sketch.add(.leavingOut, [list, test(list, isRecord: true, depth)], label: label, level: own)
            default:
                let spending = sketch.add(.field, [sketch.add(.member, [list], level: own)], text: "spending")
                list =
                    random.chance(50)
                    ? sketch.add(.smallestFirst, [list, spending], level: own)
                    : sketch.add(.topShare, [list, spending, sketch.parameter("share")], level: own)
            }
        }
        return list
    }
}

/// Random subjects with a few values each, so that limits are often met exactly and some facts are missing.
struct RandomWorld {
    var random: SplitMix

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    mutating func binding(_ count: Int) -> TableBinding {
        TableBinding((0..<count).map { record("S\($0)") })
    }

    private mutating func number() -> Fact {
        if random.chance(7) { return random.chance(20) ? Fact(absent: .doesNotApply) : .missing }
        if random.chance(2) { return Fact(.number(ExactNumber(3)), standing: .stale) }
        return .number("\(random.below(10)).\(random.one(of: ["0", "0", "5", "1"]))")
    }

    private mutating func record(_ name: String) -> TableBinding.Record {
        var record = TableBinding.Record(name: name)
        for id in ["population", "refugees_hosted", "internally_displaced"] {
            record.facts["indicator \(id)"] = number()
        }
        if random.chance(90) { record.facts["field region"] = Fact(random.one(of: ["a", "b", "c"])) }
        if random.chance(95) {
            let around = (0..<random.below(4)).map { _ in random.below(40) }
            record.lists["neighbours"] = MemberList(
                members: Set(around).sorted().map { row in
                    ListMember(
                        Member("S\(row)", handle: .init(.state, row)), standing: random.chance(5) ? .missing : .known)
                })
        }
        if random.chance(80) { record.facts["judgement framework"] = Fact(.flag(random.chance(50))) }
        let years = (2017...2020).filter { _ in random.chance(90) }
        record.lists["battle_deaths"] = MemberList(years.map { Member(String($0), value: number(), year: $0) })
        if random.chance(96) {
            let members = (0..<random.below(5)).map { activity("\(name)-\($0)") }
            record.lists["activities"] = MemberList(members: members)
        }
        return record
    }

    private mutating func activity(_ name: String) -> ListMember {
        let flag: Bool? = random.chance(90) ? random.chance(50) : nil
        let roles: String? = random.chance(90) ? random.one(of: ["a", "b", "c"]) : nil
        let day: CalendarDate? = random.chance(90) ? CalendarDate(dayNumber: Int32(random.below(10))) : nil
        let fields = ["is_open": Fact(flag), "roles": Fact(roles), "start": Fact(day), "spending": number()]
        return ListMember(Member(name, fields: fields), standing: random.chance(5) ? .missing : .known)
    }
}
