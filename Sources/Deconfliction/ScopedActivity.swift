import AidModel

/// One activity in a scope.
struct ScopedActivity: Sendable {
    /// The node (index into `ReportedAid.counted`).
    var node: Int
    var commitments = ScopedMoney()
    var spending = ScopedMoney()
    /// The fraction of the activity that its own percentages put in scope, for money whose split is not known.
    var fraction = FixedDecimal.zero

    func money(_ measure: ActivityLedger.Measure) -> ScopedMoney {
        measure == .commitments ? commitments : spending
    }

    /// The fraction of outgoing money that is in scope.
    func share(_ measure: ActivityLedger.Measure) -> FixedDecimal {
        let money = money(measure)
        guard money.total > .zero, money.inScope >= .zero, money.inScope <= money.total else { return fraction }
        return money.inScope.scaled(.one, over: money.total)
    }

    var isInScope: Bool {
        fraction > .zero || commitments.inScope != .zero || spending.inScope != .zero
    }

    init(
        node: Int, _ activity: Activity, _ ledger: ActivityLedger, _ split: AllocatedActivity, _ filter: ScopeFilter,
        by grouping: NettingGrouping?
    ) {
        self.node = node
        guard filter.admits(activity) else { return }
        fraction = split.countries.fraction(where: filter.admits(country:))
            .times(split.sectors.fraction(where: filter.admits(sector:)))
        var keys: [[String: FixedDecimal]] = [[:], [:]]
        for entry in ledger.entries where entry.measure == .commitments || entry.measure == .spending {
            let transaction = activity.transactions[entry.transaction]
            let countries = split.countries(of: transaction)
            let sectors = split.sectors(of: transaction)
            let fraction = countries.fraction(where: filter.admits(country:))
                .times(sectors.fraction(where: filter.admits(sector:)))
            let amount = entry.dollars.times(fraction)
            let position = entry.measure == .commitments ? 0 : 1
            if position == 0 {
                commitments.total = commitments.total.plus(entry.dollars)
                commitments.inScope = commitments.inScope.plus(amount)
            } else {
                spending.total = spending.total.plus(entry.dollars)
                spending.inScope = spending.inScope.plus(amount)
            }
            guard let grouping, fraction != .zero else { continue }
            let year = transaction.date ?? transaction.valueDate
            let parts = Self.parts(
                grouping, activity, countries: countries, sectors: sectors, year: year?.year, filter)
            let whole = parts.reduce(FixedDecimal.zero) { $0.plus($1.fraction) }
            for part in parts {
                let piece = amount.scaled(part.fraction, over: whole)
                keys[position][part.key] = (keys[position][part.key] ?? .zero).plus(piece)
            }
        }
        commitments.byKey = keys[0].sorted { $0.key < $1.key }.map { (key: $0.key, amount: $0.value) }
        spending.byKey = keys[1].sorted { $0.key < $1.key }.map { (key: $0.key, amount: $0.value) }
    }

    private static func parts(
        _ grouping: NettingGrouping, _ activity: Activity, countries: Allocation, sectors: Allocation, year: Int?,
        _ filter: ScopeFilter
    ) -> [Allocation.Share] {
        switch grouping {
        case .country: return countries.shares.filter { filter.admits(country: $0.key) }
        case .sector:
            return sectors.shares.filter { filter.admits(sector: $0.key) }.map {
                let key = $0.key == Allocation.notStated ? $0.key : String($0.key.prefix(3))
                return Allocation.Share(key: key, fraction: $0.fraction)
            }
        case .organisation:
            let key = activity.reportingOrganisation.key
            return [Allocation.Share(key: key.isEmpty ? Allocation.notStated : key, fraction: .one)]
        case .year: return [Allocation.Share(key: year.map(String.init) ?? Allocation.notStated, fraction: .one)]
        }
    }
}
