import AidModel

/// Fragmentation of a recipient's money, netted by `links`, as a whole and by DAC sector.
struct FragmentationTables {
    private let table: NettingTable
    private let funders: FunderShares

    init(_ table: NettingTable) {
        self.table = table
        funders = FunderShares(books: table.books)
    }

    /// The tables of one country, whose sectors follow by largest money, then code. `table` must be scoped to it.
    func all(country: String) -> [FragmentationTable] {
        var whole: [String: FixedDecimal] = [:]
        var sectors: [String: [String: FixedDecimal]] = [:]
        for (position, member) in table.members.enumerated() {
            let added = table.added(position, .links, .spending)
            let amount = MoneyRange(low: added.low, high: added.high, currency: "USD").middle
            guard amount != .zero else { continue }
            for funder in funders.shares(member.node) {
                let part = amount.times(funder.fraction)
                whole[funder.key] = (whole[funder.key] ?? .zero).plus(part)
                for (sector, money) in member.spending.byKey {
                    let piece = part.scaled(money, over: member.spending.inScope)
                    sectors[sector, default: [:]][funder.key] = (sectors[sector]?[funder.key] ?? .zero).plus(piece)
                }
            }
        }
        let rows = sectors.map { code, amounts in
            (code: code, amounts: amounts, total: amounts.values.sorted().reduce(FixedDecimal.zero) { $0.plus($1) })
        }.sorted { ($1.total, $0.code) < ($0.total, $1.code) }
        return [fragmentation(country, nil, whole)]
            + rows.map { fragmentation(country, table.books.names.dacSector($0.code), $0.amounts) }
    }

    private func fragmentation(
        _ country: String, _ sector: SectorMention?, _ amounts: [String: FixedDecimal]
    ) -> FragmentationTable {
        let shares = amounts.map { key, amount in
            FragmentationTable.Share(key: key, name: table.books.names.organisation(key), amount: amount.wholeCents)
        }.sorted { ($1.amount, $0.key) < ($0.amount, $1.key) }
        let counted = shares.filter { $0.amount > .zero }
        return FragmentationTable(
            country: country, sector: sector, measure: "spending", shares: counted,
            dropped: shares.filter { $0.amount <= .zero }, metrics: FragmentationMetrics(amounts: counted.map(\.amount))
        )
    }
}
