import AidModel

/// What each activity adds to a scope under each method.
struct NettingTable {
    let books: AidBooks
    let members: [ScopedActivity]
    private let linkedCommitments: [LinkNetting.Part]
    private let linkedSpending: [LinkNetting.Part]

    init(_ books: AidBooks, _ members: [ScopedActivity]) {
        self.books = books
        self.members = members
        linkedCommitments = LinkNetting.parts(books, members, .commitments)
        linkedSpending = LinkNetting.parts(books, members, .spending)
    }

    func linked(_ measure: ActivityLedger.Measure) -> [LinkNetting.Part] {
        measure == .commitments ? linkedCommitments : linkedSpending
    }

    /// What one activity adds.
    func added(_ position: Int, _ method: NettingMethod, _ measure: ActivityLedger.Measure) -> LinkNetting.Ends {
        let money = members[position].money(measure)
        switch method {
        case .gross, .single: return LinkNetting.Ends(low: money.inScope, high: money.inScope)
        case .activity:
            let incoming = books.ledgers[members[position].node].incoming
            let net = Self.net(money, incoming: incoming)
            return LinkNetting.Ends(low: net, high: net)
        case .links: return linked(measure)[position].new
        }
    }

    /// OCHA's factor: all of it without incoming money, `(out − in)/out` where more goes out than came in, else nothing.
    private static func net(_ money: ScopedMoney, incoming: FixedDecimal) -> FixedDecimal {
        if incoming == .zero { return money.inScope }
        guard money.total > incoming else { return .zero }
        return money.inScope.scaled(money.total.minus(incoming), over: money.total)
    }

    func total(
        _ method: NettingMethod, _ notKnown: [MethodTotal.NotKnownAmounts], grouped: NettingGrouping?
    ) -> MethodTotal {
        var commitments = sum(method, .commitments)
        var spending = sum(method, .spending)
        commitments.notKnown = NettingNotes.count(books, members, .commitments)
        spending.notKnown = NettingNotes.count(books, members, .spending)
        return MethodTotal(
            method: method, commitments: commitments, spending: spending,
            delivered: method == .links ? delivered() : nil, byKey: grouped.map { byKey(method, $0) } ?? [],
            notKnown: notKnown)
    }

    private func delivered() -> MoneyRange {
        linkedSpending.reduce(into: .zero()) { $0.add($1.delivered.low, $1.delivered.high) }
    }

    private func sum(_ method: NettingMethod, _ measure: ActivityLedger.Measure) -> MoneyRange {
        var total = MoneyRange.zero()
        for position in members.indices {
            let added = added(position, method, measure)
            total.add(added.low, added.high)
        }
        if method == .single { total.low = largestView(measure) }
        return total
    }

    /// The largest single publisher's own total: the least that all views together can stand for.
    private func largestView(_ measure: ActivityLedger.Measure) -> FixedDecimal {
        var views: [String: FixedDecimal] = [:]
        for member in members {
            let key = books.activity(member.node).reportingOrganisation.key
            views[key] = (views[key] ?? .zero).plus(member.money(measure).inScope)
        }
        return views.values.max() ?? .zero
    }

    private func byKey(_ method: NettingMethod, _ grouping: NettingGrouping) -> [MethodTotal.KeyTotal] {
        let commitments = byKey(method, .commitments, grouping)
        let spending = byKey(method, .spending, grouping)
        let keys = Set(commitments.keys).union(spending.keys)
        return keys.map { key in
            MethodTotal.KeyTotal(
                key: key, label: label(key, grouping), commitments: commitments[key] ?? .zero(),
                spending: spending[key] ?? .zero())
        }.sorted { ($1.spending.high, $1.commitments.high, $0.key) < ($0.spending.high, $0.commitments.high, $1.key) }
    }

    private func byKey(
        _ method: NettingMethod, _ measure: ActivityLedger.Measure, _ grouping: NettingGrouping
    ) -> [String: MoneyRange] {
        var totals: [String: MoneyRange] = [:]
        var views: [String: [String: FixedDecimal]] = [:]
        for position in members.indices {
            let money = members[position].money(measure)
            let added = added(position, method, measure)
            let publisher = books.activity(members[position].node).reportingOrganisation.key
            for (key, amount) in money.byKey {
                totals[key, default: .zero()].add(
                    added.low.scaled(amount, over: money.inScope), added.high.scaled(amount, over: money.inScope))
                guard method == .single else { continue }
                views[key, default: [:]][publisher, default: .zero] =
                    (views[key]?[publisher] ?? .zero).plus(amount)
            }
        }
        for (key, byPublisher) in views { totals[key]?.low = byPublisher.values.max() ?? .zero }
        return totals
    }

    private func label(_ key: String, _ grouping: NettingGrouping) -> String {
        switch grouping {
        case .country: books.names.state(key)
        case .sector: books.names.dacSector(key).words
        case .organisation: books.names.organisation(key)
        case .year: key
        }
    }
}
