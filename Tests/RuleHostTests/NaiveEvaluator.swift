import AidModel
import RuleHost
import RuleModel

/// A deliberately simple second evaluator: one subject at a time, one node after the other, no columns, no sharing.
/// Written from the contract and not from the other evaluator; slow.
struct NaiveEvaluator {
    /// A fraction in lowest terms.
    struct Fraction: Equatable {
        var top: Int128
        var bottom: Int128

        init?(_ top: Int128, _ bottom: Int128) {
            guard bottom != 0 else { return nil }
            var (left, right) = (top.magnitude, bottom.magnitude)
            while right != 0 { (left, right) = (right, left % right) }
            let common = Int128(left == 0 ? 1 : left)
            let sign: Int128 = bottom < 0 ? -1 : 1
            (self.top, self.bottom) = (sign * top / common, sign * bottom / common)
        }

        static func + (left: Fraction, right: Fraction) -> Fraction? {
            Fraction(left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom)
        }
        static func * (left: Fraction, right: Fraction) -> Fraction? {
            Fraction(left.top * right.top, left.bottom * right.bottom)
        }
        static func < (left: Fraction, right: Fraction) -> Bool {
            left.top * right.bottom < right.top * left.bottom
        }
        static func <= (left: Fraction, right: Fraction) -> Bool { !(right < left) }
        var inverse: Fraction? { Fraction(bottom, top) }
        var opposite: Fraction { Fraction(-top, bottom) ?? self }
    }

    enum Value {
        case number(Fraction, Fraction, doubt: Standing)
        case text(String)
        case date(Int32)
        case truth(Bool)
        case list([(member: Member, sure: Standing)])
        case record(Member)
        case unknown(Standing)
    }

    let graph: RuleGraph
    let binding: TableBinding
    let asOf: CalendarDate
    /// What every subject says to an indicator, asked once because it is the same for all.
    private(set) var everybody: [String: [(member: Member, value: Value)]] = [:]

    init(graph: RuleGraph, binding: TableBinding, asOf: CalendarDate) {
        (self.graph, self.binding, self.asOf) = (graph, binding, asOf)
        for id in Set(graph.nodes.filter { $0.operation == .indicator }.compactMap(\.attributes.text)) {
            everybody[id] = binding.subjects.indices.map { index in
                let member = binding.record(of: index)
                return (member, plain(binding.fact(Question(.indicator, id), of: member)))
            }
        }
    }

    typealias Members = [String: Member]

    func answer(of subject: Int) -> Value {
        value(graph.nodes[graph.root].operands[0], ["": binding.record(of: subject)])
    }

    func standing(_ value: Value) -> Standing {
        if case .unknown(let standing) = value { return standing }
        return .known
    }

    func value(_ index: Int, _ members: Members) -> Value {
        let node = graph.nodes[index]
        let values: () -> [Value] = { node.operands.map { value($0, members) } }
        switch node.operation {
        case .subject: return .record(members[""] ?? Member(""))
        case .member:
            let member = members[name(node)] ?? Member("")
            if case .record = node.type { return .record(member) }
            return plain(member.value)
        case .parameter: return parameter(node)
        case .indicator, .field, .judgement:
            guard case .record(let record) = value(node.operands[0], members) else { return .unknown(.error) }
            return plain(binding.fact(Question(node.operation, node.attributes.text ?? ""), of: record))
        case .series, .list:
            guard case .record(let record) = value(node.operands[0], members) else { return .unknown(.error) }
            let list = binding.members(Question(node.operation, node.attributes.text ?? ""), of: record)
            if list.standing != .known { return .unknown(list.standing) }
            return .list(list.members.map { ($0.member, $0.standing) })
        case .add, .subtract, .multiply, .divide, .negate: return arithmetic(node.operation, values())
        case .meanOf: return mean(values(), leavingOut: node.attributes.text == "leave_out")
        case .largerOf, .smallerOf: return extreme(values(), larger: node.operation == .largerOf)
        case .ifElse, .choose: return choice(node.operands, members)
        case .atLeast, .atMost, .above, .below: return compare(node.operation, values())
        case .before, .after, .oneOf, .same: return match(node.operation, values())
        case .known: return .truth(standing(value(node.operands[0], members)) == .known)
        case .holds, .attested: return value(node.operands[0], members)
        case .all: return every(values())
        case .any: return opposite(every(values().map(opposite)))
        case .none: return every(values().map(opposite))
        case .atLeastK: return atLeast(values())
        case .missingAs: return missingAs(node, members)
        case .peersInBand, .peerMedian, .peerAverage, .rankIn, .withinGroup, .lookup: return peerValue(node, members)
        default: return listValue(node, members)
        }
    }

    private func name(_ node: RuleNode) -> String { "\(node.operands[0])/\(node.attributes.level)" }

    func plain(_ fact: Fact) -> Value {
        if fact.standing != .known { return .unknown(fact.standing) }
        switch fact.value {
        case .number(let number):
            guard let fraction = Fraction(number.numerator, number.denominator) else { return .unknown(.error) }
            return .number(fraction, fraction, doubt: .known)
        case .text(let text): return .text(text)
        case .date(let date): return .date(date.dayNumber)
        case .flag(let flag): return .truth(flag)
        case nil: return .unknown(.missing)
        }
    }

    func parameter(_ node: RuleNode) -> Value {
        switch graph.parameter(node.attributes.text ?? "")?.interval(on: asOf)?.value {
        case .number(let number): plain(Fact(number))
        case .date(let date): .date(date.dayNumber)
        case .text(let text): .text(text)
        case .codes(let codes): .text(codes.joined(separator: "|"))
        case nil: .unknown(.error)
        }
    }

    // MARK: Numbers

    private typealias Bounds = (low: Fraction, high: Fraction, doubt: Standing)

    private func bounds(_ value: Value) -> Bounds? {
        guard case .number(let low, let high, let doubt) = value else { return nil }
        return (low, high, doubt)
    }

    private func worst(_ values: [Value]) -> Standing { values.map(standing).max() ?? .known }

    private func number(_ corners: [Fraction?], _ doubt: Standing) -> Value {
        var (low, high): (Fraction?, Fraction?)
        for corner in corners {
            guard let corner else { return .unknown(.error) }
            if low.map({ corner < $0 }) ?? true { low = corner }
            if high.map({ $0 < corner }) ?? true { high = corner }
        }
        guard let low, let high else { return .unknown(.missing) }
        return .number(low, high, doubt: low == high ? .known : doubt)
    }

    private func arithmetic(_ operation: RuleModel.Operation, _ values: [Value]) -> Value {
        let unknown = worst(values)
        if unknown != .known { return .unknown(unknown) }
        guard let left = bounds(values[0]) else { return .unknown(.error) }
        if operation == .negate { return number([left.low.opposite, left.high.opposite], left.doubt) }
        guard let right = bounds(values[1]) else { return .unknown(.error) }
        if operation == .divide, right.low.top.signum() * right.high.top.signum() <= 0 { return .unknown(.error) }
        var corners: [Fraction?] = []
        for first in [left.low, left.high] {
            for second in [right.low, right.high] {
                switch operation {
                case .add: corners.append(first + second)
                case .subtract: corners.append(first + second.opposite)
                case .multiply: corners.append(first * second)
                default: corners.append(second.inverse.flatMap { first * $0 })
                }
            }
        }
        return number(corners, max(left.doubt, right.doubt))
    }

    private func mean(_ values: [Value], leavingOut: Bool) -> Value {
        var kept = values
        if leavingOut { kept.removeAll { ![.known, .error, .limit].contains(standing($0)) } }
        if kept.isEmpty { return .unknown(.missing) }
        let sum = kept.dropFirst().reduce(kept[0]) { arithmetic(.add, [$0, $1]) }
        let unknown = worst(kept)
        if unknown != .known { return .unknown(unknown) }
        guard let count = Fraction(Int128(kept.count), 1) else { return .unknown(.error) }
        return arithmetic(.divide, [sum, .number(count, count, doubt: .known)])
    }

    private func extreme(_ values: [Value], larger: Bool) -> Value {
        if values.isEmpty { return .unknown(.missing) }
        let unknown = worst(values)
        if unknown != .known { return .unknown(unknown) }
        let all = values.compactMap(bounds)
        let lows = all.map(\.low).sorted(by: <)
        let highs = all.map(\.high).sorted(by: <)
        let place = larger ? lows.count - 1 : 0
        return number([lows[place], highs[place]], all.map(\.doubt).max() ?? .known)
    }

    private func choice(_ operands: [Int], _ members: Members) -> Value {
        if operands.count == 1 { return value(operands[0], members) }
        let rest = choice(Array(operands.dropFirst(2)), members)
        let first = value(operands[1], members)
        switch value(operands[0], members) {
        case .truth(true): return first
        case .truth(false): return rest
        case let condition: return agree(first, rest) ? first : .unknown(standing(condition))
        }
    }

    private func agree(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.number(let low, let high, _), .number(let otherLow, let otherHigh, _)):
            low == otherLow && high == otherHigh
        case (.truth(let first), .truth(let second)): first == second
        default: false
        }
    }

    // MARK: Clauses

    private func compare(_ operation: RuleModel.Operation, _ values: [Value]) -> Value {
        let unknown = worst(values)
        guard unknown == .known, let left = bounds(values[0]), let right = bounds(values[1]) else {
            return .unknown(unknown)
        }
        var outcomes: Set<Bool> = []
        for first in [left.low, left.high] {
            for second in [right.low, right.high] {
                switch operation {
                case .atLeast: outcomes.insert(second <= first)
                case .atMost: outcomes.insert(first <= second)
                case .above: outcomes.insert(second < first)
                default: outcomes.insert(first < second)
                }
            }
        }
        return outcomes.count == 1 ? .truth(outcomes.contains(true)) : .unknown(max(left.doubt, right.doubt))
    }

    private func match(_ operation: RuleModel.Operation, _ values: [Value]) -> Value {
        let unknown = worst(values)
        if unknown != .known { return .unknown(unknown) }
        switch (values[0], values[1]) {
        case (.date(let left), .date(let right)): return .truth(operation == .before ? left < right : left > right)
        case (.text(let code), .text(let codes)): return .truth("|\(codes)|".contains("|\(code)|"))
        case (.number(let low, let high, let doubt), .number(let otherLow, let otherHigh, let otherDoubt)):
            if high < otherLow || otherHigh < low { return .truth(false) }
            if low == high, otherLow == otherHigh { return .truth(true) }
            return .unknown(max(doubt, otherDoubt))
        default: return .unknown(.error)
        }
    }

    private func opposite(_ value: Value) -> Value {
        if case .truth(let truth) = value { return .truth(!truth) }
        return value
    }

    private func every(_ values: [Value]) -> Value {
        let applying = values.filter { standing($0) != .doesNotApply }
        if applying.isEmpty { return .unknown(.doesNotApply) }
        for case .truth(false) in applying { return .truth(false) }
        let unknown = worst(applying)
        return unknown == .known ? .truth(true) : .unknown(unknown)
    }

    private func atLeast(_ values: [Value]) -> Value {
        guard let needed = bounds(values[0])?.low.top else { return .unknown(.error) }
        let applying = values.dropFirst().filter { standing($0) != .doesNotApply }
        if applying.isEmpty { return .unknown(.doesNotApply) }
        var (yes, open) = (0, 0)
        for value in applying {
            if case .truth(true) = value { yes += 1 }
            if case .unknown = value { open += 1 }
        }
        if yes >= needed { return .truth(true) }
        return yes + open < needed ? .truth(false) : .unknown(worst(Array(applying)))
    }

    private func missingAs(_ node: RuleNode, _ members: Members) -> Value {
        let clause = value(node.operands[0], members)
        guard case .unknown(let standing) = clause,
            [.missing, .stale, .judgement, .consent].contains(standing)
        else { return clause }
        let facts = node.operands.dropFirst().map { value($0, members) }
        let isCovered =
            facts.isEmpty
            || facts.contains { fact in
                if case .unknown = fact { return true }
                if case .list = fact { return true }
                return false
            }
        guard isCovered else { return clause }
        switch node.attributes.text {
        case "counts_as_met": return .truth(true)
        case "counts_as_not_met": return .truth(false)
        default: return .unknown(.doesNotApply)
        }
    }
}
