import AidModel

/// Whose money an activity's new money is: for fragmentation and portfolios.
///
/// The one organisation in role 1; of several, those that the incoming money names, in its proportions; else the
/// publisher, which pools what it does not tell apart. Agencies are not rolled up to governments: no register says how.
struct FunderShares {
    let books: AidBooks

    func shares(_ node: Int) -> [Allocation.Share] {
        let activity = books.activity(node)
        let publisher = activity.reportingOrganisation.key
        let funders = Set(activity.participations.filter { $0.role == "1" }.map(\.organisation.key)).subtracting([""])
        if funders.count == 1, let only = funders.first { return Allocation.whole(only).shares }
        if funders.isEmpty || funders.contains(publisher) { return Allocation.whole(publisher).shares }
        return givers(node, activity) ?? Allocation.whole(publisher).shares
    }

    private func givers(_ node: Int, _ activity: Activity) -> [Allocation.Share]? {
        var sums: [String: FixedDecimal] = [:]
        for entry in books.ledgers[node].entries where entry.measure == .incomingFunds {
            let key = activity.transactions[entry.transaction].provider.key
            sums[key] = (sums[key] ?? .zero).plus(entry.dollars)
        }
        let given = sums.filter { !$0.key.isEmpty && $0.value > .zero }.sorted { $0.key < $1.key }
        let total = given.reduce(FixedDecimal.zero) { $0.plus($1.value) }
        guard total > .zero else { return nil }
        return given.map { Allocation.Share(key: $0.key, fraction: $0.value.scaled(.one, over: total)) }
    }
}
