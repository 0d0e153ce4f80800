import AidModel

/// What one activity adds to a scope when money along declared links is counted once (method M3).
///
/// For one measure. Both sides of a link within two per cent are one amount, the receiver's; further apart they are a
/// range. Money from an activity in scope is taken off in the part that is in scope there. Incoming money without any
/// link is taken off in full (OCHA's rule: its giver is presumed to report). Money from an activity that nobody reports
/// is new here. A declared link without any amount may carry anything up to the smaller of the two outflows. Cycles are
/// condensed first; negative totals without inflow keep their sign.
struct LinkNetting {
    /// A range by its ends.
    struct Ends: Sendable, Hashable {
        var low = FixedDecimal.zero
        var high = FixedDecimal.zero
    }

    /// What an activity adds.
    struct Part: Sendable {
        var new = Ends()
        var delivered = Ends()
        /// Incoming money along links from activities in scope, in scope.
        var inflow = Ends()
        /// Incoming money without a link, in scope.
        var unlinked = FixedDecimal.zero
        /// Links from in-scope activities that only the provider's side puts an amount on.
        var providerOnly: [Int] = []
        /// Links in scope without any amount.
        var amountless: [Int] = []
    }

    private let books: AidBooks
    private let measure: ActivityLedger.Measure
    private let members: [ScopedActivity]
    private let memberOfNode: [Int: Int]
    private var parts: [Part]

    private init(_ books: AidBooks, _ members: [ScopedActivity], _ measure: ActivityLedger.Measure) {
        self.books = books
        self.measure = measure
        self.members = members
        var memberOfNode: [Int: Int] = [:]
        memberOfNode.reserveCapacity(members.count)
        for (position, member) in members.enumerated() { memberOfNode[member.node] = position }
        self.memberOfNode = memberOfNode
        parts = Array(repeating: Part(), count: members.count)
    }

    /// What each member adds, in their order.
    static func parts(
        _ books: AidBooks, _ members: [ScopedActivity], _ measure: ActivityLedger.Measure
    ) -> [Part] {
        var netting = LinkNetting(books, members, measure)
        for position in members.indices { netting.gather(position) }
        netting.settle()
        return netting.parts
    }

    /// What flows along a link, by both sides.
    static func flow(_ amounts: FundingChains.Amounts, _ measure: ActivityLedger.Measure) -> Ends? {
        let out = measure == .commitments ? amounts.providerCommitments : amounts.providerSpending
        let into =
            measure == .commitments
            ? amounts.incomingCommitments ?? amounts.incomingFunds
            : amounts.incomingFunds ?? amounts.incomingCommitments
        switch (out.map { max($0, .zero) }, into.map { max($0, .zero) }) {
        case (nil, nil): return nil
        case (let only?, nil), (nil, let only?): return Ends(low: only, high: only)
        case (let out?, let into?):
            if agree(out, into) { return Ends(low: into, high: into) }
            return Ends(low: min(out, into), high: max(out, into))
        }
    }

    /// Whether two sides differ by no more than two per cent of the larger (`deconfliction.md` §2.4).
    static func agree(_ left: FixedDecimal, _ right: FixedDecimal) -> Bool {
        let larger = max(left.magnitude, right.magnitude)
        return left.minus(right).magnitude.times(FixedDecimal(50)) <= larger
    }

    private mutating func gather(_ position: Int) {
        let member = members[position]
        let node = member.node
        var linkedFunds = FixedDecimal.zero
        var linkedCommitments = FixedDecimal.zero
        for index in books.chains.incoming[node] {
            let link = books.chains.links[index]
            linkedFunds = linkedFunds.plus(link.amounts.incomingFunds ?? .zero)
            linkedCommitments = linkedCommitments.plus(link.amounts.incomingCommitments ?? .zero)
            guard let giver = memberOfNode[link.from] else { continue }
            if let flow = Self.flow(link.amounts, measure) {
                add(flow, from: giver, to: position)
                if link.amounts.incomingFunds == nil, link.amounts.incomingCommitments == nil {
                    parts[position].providerOnly.append(index)
                }
            } else {
                parts[position].amountless.append(index)
            }
        }
        let ledger = books.ledgers[node]
        let unlinked = max(
            ledger.total(.incomingFunds).minus(linkedFunds),
            ledger.total(.incomingCommitments).minus(linkedCommitments), .zero)
        parts[position].unlinked = unlinked.times(member.share(measure))
        if unlinked == .zero { addAmountless(position) }
    }

    private mutating func add(_ flow: Ends, from giver: Int, to receiver: Int) {
        // What the giver counts in the scope is its own share of the flow.
        let share = members[giver].share(measure)
        parts[giver].delivered.low = parts[giver].delivered.low.plus(flow.low.times(share))
        parts[giver].delivered.high = parts[giver].delivered.high.plus(flow.high.times(share))
        guard books.chains.component[members[giver].node] != books.chains.component[members[receiver].node] else {
            return
        }
        parts[receiver].inflow.low = parts[receiver].inflow.low.plus(flow.low.times(share))
        parts[receiver].inflow.high = parts[receiver].inflow.high.plus(flow.high.times(share))
    }

    /// A link without an amount, and no incoming money that could be its amount.
    private mutating func addAmountless(_ position: Int) {
        for index in parts[position].amountless {
            let link = books.chains.links[index]
            guard let giver = memberOfNode[link.from] else { continue }
            let named = books.chains.outgoing[link.from].reduce(FixedDecimal.zero) {
                let amounts = books.chains.links[$1].amounts
                return $0.plus(
                    (measure == .commitments ? amounts.providerCommitments : amounts.providerSpending) ?? .zero)
            }
            let free = members[giver].money(measure).total.minus(named)
            let most = max(min(free, members[position].money(measure).total), .zero)
            add(Ends(low: .zero, high: most), from: giver, to: position)
        }
    }

    /// Turns inflows into what is new and what is delivered, cycle by cycle.
    private mutating func settle() {
        var groups: [Int: [Int]] = [:]
        for position in members.indices {
            groups[books.chains.component[members[position].node], default: []].append(position)
        }
        for group in groups.values { settle(group) }
    }

    private mutating func settle(_ group: [Int]) {
        let out = group.reduce(FixedDecimal.zero) { $0.plus(members[$1].money(measure).inScope) }
        let inflow = group.reduce(into: Ends()) {
            $0.low = $0.low.plus(parts[$1].inflow.low).plus(parts[$1].unlinked)
            $0.high = $0.high.plus(parts[$1].inflow.high).plus(parts[$1].unlinked)
        }
        let circling = group.count > 1 ? insideFlow(group) : Ends()
        let low = Self.less(out.minus(circling.high), inflow.high)
        let high = Self.less(out.minus(circling.low), inflow.low)
        for position in group {
            let own = members[position].money(measure).inScope
            if group.count == 1 {
                parts[position].new = Ends(low: low, high: high)
            } else {
                parts[position].new = Ends(low: low.scaled(own, over: out), high: high.scaled(own, over: out))
            }
            let passed = parts[position].delivered
            parts[position].delivered = Ends(low: Self.less(own, passed.high), high: Self.less(own, passed.low))
        }
    }

    private static func less(_ out: FixedDecimal, _ inflow: FixedDecimal) -> FixedDecimal {
        inflow == .zero ? out : max(out.minus(inflow), .zero)
    }

    private func insideFlow(_ group: [Int]) -> Ends {
        let inside = Set(group.map { members[$0].node })
        var total = Ends()
        for position in group {
            for index in books.chains.incoming[members[position].node] {
                let link = books.chains.links[index]
                guard inside.contains(link.from), let giver = memberOfNode[link.from],
                    let flow = Self.flow(link.amounts, measure)
                else { continue }
                let share = members[giver].share(measure)
                total.low = total.low.plus(flow.low.times(share))
                total.high = total.high.plus(flow.high.times(share))
            }
        }
        return total
    }
}
