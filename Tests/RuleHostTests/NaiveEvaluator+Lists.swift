import AidModel
import RuleHost
import RuleModel

extension NaiveEvaluator {
    private typealias Entry = (member: Member, sure: Standing)

    private func with(_ member: Member, _ node: RuleNode, _ members: Members) -> Members {
        var inner = members
        inner["\(node.operands[0])/\(node.attributes.level)"] = member
        return inner
    }

    /// Lists and what is made of them.
    func listValue(_ node: RuleNode, _ members: Members) -> Value {
        let list = value(node.operands[0], members)
        guard case .list(let entries) = list else { return list }
        let inner = { (position: Int) in
            entries.map { value(node.operands[position], with($0.member, node, members)) }
        }
        switch node.operation {
        case .where, .leavingOut: return filter(node, entries, inner(1))
        case .last: return last(entries, count(node, members))
        case .changes: return changes(entries)
        case .each: return .list(zip(entries, inner(1)).map { (Member($0.member.name, value: fact($1)), $0.sure) })
        case .smallestFirst: return .list(ordered(entries, inner(1), largest: false).map(\.0))
        case .topShare: return topShare(entries, inner(1), value(node.operands[2], members))
        case .count:
            let sure = entries.filter { $0.sure == .known }.count
            return range(Int128(sure), Int128(entries.count), entries.map(\.sure).max() ?? .known)
        case .anyOf, .allOf: return quantified(entries, inner(1), isAny: node.operation == .anyOf)
        case .consecutive: return consecutive(entries, inner(2), count(node, members))
        case .shareOf: return share(entries, inner(1), inner(2))
        default:
            let values = node.operands.count > 1 ? inner(1) : entries.map { amount($0.member.value) }
            return measure(node.operation, entries, values)
        }
    }

    private func count(_ node: RuleNode, _ members: Members) -> Int {
        guard case .number(let low, _, _) = value(node.operands[1], members) else { return 0 }
        return Int(low.top)
    }

    private func range(_ low: Int128, _ high: Int128, _ doubt: Standing) -> Value {
        guard let first = Fraction(low, 1), let second = Fraction(high, 1) else { return .unknown(.error) }
        return .number(first, second, doubt: low == high ? .known : doubt)
    }

    private func amount(_ fact: Fact) -> Value {
        if fact.standing != .known { return .unknown(fact.standing) }
        guard case .number(let number) = fact.value, let fraction = Fraction(number.numerator, number.denominator)
        else {
            return .unknown(.missing)
        }
        return .number(fraction, fraction, doubt: .known)
    }

    private func fact(_ value: Value) -> Fact {
        guard case .number(let low, _, _) = value,
            let number = ExactNumber(Int(low.top)).divided(by: ExactNumber(Int(low.bottom)))
        else {
            if case .unknown(let standing) = value { return Fact(absent: standing) }
            return Fact(absent: .error)
        }
        return Fact(.number(number))
    }

    private func filter(_ node: RuleNode, _ entries: [(member: Member, sure: Standing)], _ tests: [Value]) -> Value {
        let isOut = node.operation == .leavingOut
        var kept: [(member: Member, sure: Standing)] = []
        for (entry, test) in zip(entries, tests) {
            switch test {
            case .truth(let truth) where truth != isOut: kept.append(entry)
            case .truth: continue
            case .unknown(.doesNotApply): if isOut { kept.append(entry) }
            case .unknown(let standing): kept.append((entry.member, max(entry.sure, standing)))
            default: continue
            }
        }
        return .list(kept)
    }

    private func last(_ entries: [(member: Member, sure: Standing)], _ n: Int) -> Value {
        // The as-of day of these tests lies within 2021, so 2020 is the last year that ended.
        .list(
            (1...n).reversed().map { back in
                let year = 2021 - back
                return entries.first { $0.member.year == year } ?? (Member(String(year), year: year), .known)
            })
    }

    private func changes(_ entries: [(member: Member, sure: Standing)]) -> Value {
        var result: [(member: Member, sure: Standing)] = []
        for index in entries.indices.dropFirst() {
            let (before, after) = (entries[index - 1].member, entries[index].member)
            let change = value(amount(after.value), minus: amount(before.value))
            result.append((Member(after.name, value: fact(change), year: after.year), .known))
        }
        return .list(result)
    }

    private func value(_ left: Value, minus right: Value) -> Value {
        switch (left, right) {
        case (.number(let after, _, _), .number(let before, _, _)):
            guard let change = after + before.opposite else { return .unknown(.error) }
            return .number(change, change, doubt: .known)
        case (.unknown(let first), .unknown(let second)): return .unknown(max(first, second))
        case (.unknown, _): return left
        default: return right
        }
    }

    private func ordered(
        _ entries: [(member: Member, sure: Standing)], _ values: [Value], largest: Bool
    ) -> [((member: Member, sure: Standing), Value)] {
        var known: [((member: Member, sure: Standing), Value, Fraction)] = []
        var rest: [((member: Member, sure: Standing), Value)] = []
        for (entry, value) in zip(entries, values) {
            guard case .number(let low, _, _) = value else {
                rest.append((entry, value))
                continue
            }
            let place = known.firstIndex { largest ? $0.2 < low : low < $0.2 } ?? known.count
            known.insert((entry, value, low), at: place)
        }
        return known.map { ($0.0, $0.1) } + rest
    }

    private func topShare(_ entries: [(member: Member, sure: Standing)], _ values: [Value], _ share: Value) -> Value {
        var unknown = entries.map(\.sure).max() ?? .known
        var total = Fraction(0, 1)
        for value in values {
            if case .unknown(let standing) = value { unknown = max(unknown, standing) }
            if case .number(let low, _, _) = value { total = total.flatMap { $0 + low } }
        }
        guard unknown == .known else { return .unknown(unknown) }
        guard case .number(let part, _, _) = share, let total, let needed = total * part else {
            return .unknown(.error)
        }
        var reached = Fraction(0, 1)
        var result: [(member: Member, sure: Standing)] = []
        for (entry, value) in ordered(entries, values, largest: true) {
            guard let now = reached, now < needed else { break }
            if case .number(let low, _, _) = value { reached = now + low }
            result.append(entry)
        }
        return .list(result)
    }

    /// Every way in which what is undecided may turn out that keeps or drops a member.
    private func quantified(_ entries: [(member: Member, sure: Standing)], _ tests: [Value], isAny: Bool) -> Value {
        var unknown = Standing.known
        for (entry, test) in zip(entries, tests) {
            switch test {
            case .truth(isAny) where entry.sure == .known: return .truth(isAny)
            case .truth(isAny): unknown = max(unknown, entry.sure)
            case .unknown(.doesNotApply): continue
            case .unknown(let standing): unknown = max(unknown, max(standing, entry.sure))
            default: continue
            }
        }
        return unknown == .known ? .truth(!isAny) : .unknown(unknown)
    }

    private func consecutive(_ entries: [(member: Member, sure: Standing)], _ tests: [Value], _ n: Int) -> Value {
        var (certain, possible, longest, most, unknown) = (0, 0, 0, 0, Standing.known)
        for (entry, test) in zip(entries, tests) {
            switch test {
            case .unknown(.doesNotApply): continue
            case .truth(true) where entry.sure == .known: (certain, possible) = (certain + 1, possible + 1)
            case .truth(true): (certain, possible, unknown) = (0, possible + 1, max(unknown, entry.sure))
            case .unknown(let standing):
                (certain, possible, unknown) = (0, possible + 1, max(unknown, max(standing, entry.sure)))
            default: (certain, possible) = (0, 0)
            }
            (longest, most) = (max(longest, certain), max(most, possible))
        }
        if longest >= n { return .truth(true) }
        return most < n ? .truth(false) : .unknown(unknown)
    }

    private func measure(
        _ operation: RuleModel.Operation, _ entries: [(member: Member, sure: Standing)], _ values: [Value]
    ) -> Value {
        var unknown = Standing.known
        var (sure, open): ([Fraction], [Fraction]) = ([], [])
        var doubt = Standing.known
        for (entry, value) in zip(entries, values) {
            switch value {
            case .number(let low, _, _):
                if entry.sure == .known { sure.append(low) } else { open.append(low) }
                doubt = max(doubt, entry.sure)
            case .unknown(.doesNotApply): continue
            case .unknown(let standing):
                unknown = max(unknown, operation == .sum ? standing : max(standing, entry.sure))
            default: return .unknown(.error)
            }
        }
        if operation != .sum { unknown = max(unknown, doubt) }
        if unknown != .known { return .unknown(unknown) }
        return operation == .sum ? sum(sure, open, doubt) : settled(operation, sure)
    }

    private func sum(_ sure: [Fraction], _ open: [Fraction], _ doubt: Standing) -> Value {
        let zero = Fraction(0, 1)
        guard let zero, var low = sure.reduce(Optional(zero), { total, next in total.flatMap { $0 + next } }) else {
            return .unknown(.error)
        }
        var high = low
        for value in open {
            if value < zero { low = low + value ?? low } else { high = high + value ?? high }
        }
        return .number(low, high, doubt: low == high ? .known : doubt)
    }

    private func settled(_ operation: RuleModel.Operation, _ values: [Fraction]) -> Value {
        let sorted = values.sorted(by: <)
        guard let first = sorted.first, let last = sorted.last else { return .unknown(.missing) }
        let result: Fraction?
        switch operation {
        case .least: result = first
        case .greatest: result = last
        case .median:
            let (left, right) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
            result = (left + right).flatMap { sum in Fraction(1, 2).flatMap { sum * $0 } }
        default:
            let total = sorted.reduce(Fraction(0, 1)) { sum, next in sum.flatMap { $0 + next } }
            result = total.flatMap { sum in Fraction(1, Int128(sorted.count)).flatMap { sum * $0 } }
        }
        return result.map { .number($0, $0, doubt: .known) } ?? .unknown(.error)
    }

    /// Tries every way in which undecided members and tests may turn out.
    private func share(_ entries: [(member: Member, sure: Standing)], _ tests: [Value], _ values: [Value]) -> Value {
        var items: [(value: Fraction, test: Bool?, sure: Bool)] = []
        var (unknown, doubt) = (Standing.known, Standing.known)
        for (index, entry) in entries.enumerated() {
            guard case .number(let value, _, _) = values[index] else {
                if case .unknown(let standing) = values[index], standing != .doesNotApply {
                    unknown = max(unknown, standing)
                }
                continue
            }
            var test: Bool?
            switch tests[index] {
            case .truth(let truth): test = truth
            case .unknown(.doesNotApply): test = false
            case .unknown(let standing): doubt = max(doubt, standing)
            default: return .unknown(.error)
            }
            doubt = max(doubt, entry.sure)
            items.append((value, test, entry.sure == .known))
        }
        if unknown != .known { return .unknown(unknown) }
        let outcomes = shares(items[...], Fraction(0, 1), Fraction(0, 1))
        guard !outcomes.contains(where: { $0 == nil }) else { return .unknown(doubt == .known ? .missing : doubt) }
        let sorted = outcomes.compactMap { $0 }.sorted(by: <)
        guard let low = sorted.first, let high = sorted.last else { return .unknown(.error) }
        return .number(low, high, doubt: low == high ? .known : doubt)
    }

    private func shares(
        _ items: ArraySlice<(value: Fraction, test: Bool?, sure: Bool)>, _ part: Fraction?, _ whole: Fraction?
    ) -> [Fraction?] {
        guard let item = items.first else {
            guard let part, let whole, let inverse = whole.inverse else { return [nil] }
            return [part * inverse]
        }
        let rest = items.dropFirst()
        var outcomes = item.sure ? [] : shares(rest, part, whole)
        let more = whole.flatMap { $0 + item.value }
        for test in item.test.map({ [$0] }) ?? [true, false] {
            outcomes += shares(rest, test ? part.flatMap { $0 + item.value } : part, more)
        }
        return outcomes
    }
}
