import AidModel

/// Why two methods differ, activity by activity.
enum NettingDifferences {
    static func all(_ table: NettingTable, methods: [NettingMethod]) -> [NettingDifference] {
        let pairs: [(NettingMethod, NettingMethod)] = [(.gross, .activity), (.activity, .links)]
        return pairs.filter { methods.contains($0.0) && methods.contains($0.1) }.flatMap { from, to in
            [ActivityLedger.Measure.commitments, .spending].compactMap { difference(table, from, to, $0) }
        }
    }

    private static func difference(
        _ table: NettingTable, _ from: NettingMethod, _ to: NettingMethod, _ measure: ActivityLedger.Measure
    ) -> NettingDifference? {
        var total = MoneyRange.zero()
        var causes: [(position: Int, low: FixedDecimal, high: FixedDecimal)] = []
        for position in table.members.indices {
            let before = table.added(position, from, measure)
            let after = table.added(position, to, measure)
            let low = before.low.minus(after.low)
            let high = before.high.minus(after.high)
            guard low != .zero || high != .zero else { continue }
            total.add(low, high)
            causes.append((position, low, high))
        }
        guard !causes.isEmpty else { return nil }
        // Members are in the order of their identifiers, which settles ties.
        causes.sort {
            (max($1.low.magnitude, $1.high.magnitude), $0.position) < (
                max($0.low.magnitude, $0.high.magnitude), $1.position
            )
        }
        return NettingDifference(
            from: from, to: to, measure: measure == .commitments ? "commitments" : "spending",
            amount: MoneyRange(low: min(total.low, total.high), high: max(total.low, total.high), currency: "USD"),
            causes: causes.prefix(10).map { cause(table, $0, to, measure) }, causeCount: causes.count)
    }

    private static func cause(
        _ table: NettingTable, _ cause: (position: Int, low: FixedDecimal, high: FixedDecimal), _ to: NettingMethod,
        _ measure: ActivityLedger.Measure
    ) -> NettingDifference.Cause {
        let node = table.members[cause.position].node
        let reason = to == .activity ? incoming(table, node) : linked(table, cause.position, measure)
        return NettingDifference.Cause(
            activity: ActivityMention(table.books.activity(node)),
            amount: MoneyRange(low: min(cause.low, cause.high), high: max(cause.low, cause.high), currency: "USD"),
            reason: reason, evidence: table.books.aid.mention(table.books.aid.counted[node]))
    }

    private static func incoming(_ table: NettingTable, _ node: Int) -> String {
        let ledger = table.books.ledgers[node]
        let type = ledger.total(.incomingFunds) >= ledger.total(.incomingCommitments) ? "1" : "11"
        return "says that USD \(ledger.incoming.grouped) came in (transaction type \(type))"
    }

    private static func linked(
        _ table: NettingTable, _ position: Int, _ measure: ActivityLedger.Measure
    ) -> String {
        let part = table.linked(measure)[position]
        if let link = part.providerOnly.first.map({ table.books.chains.links[$0] }) {
            return
                "publishes no incoming money (transaction type 1 or 11) from `\(table.books.chains.keys[link.from])`, "
                + "which names this activity as its receiver"
        }
        if let link = part.amountless.first.map({ table.books.chains.links[$0] }) {
            return
                "is linked to `\(table.books.chains.keys[link.from])` by `\(link.declarations[0].element)` alone: how much "
                + "passes is not said (no `receiver-activity-id`, no incoming money)"
        }
        if part.inflow.low != part.inflow.high { return "the two sides of a link give different amounts" }
        return "its incoming money names an activity that is not in this data or scope: counted here as new"
    }
}
