import AidModel

/// Works out portfolios recipient by recipient.
struct PortfolioDerivation {
    private let books: AidBooks
    private let responders: LocalResponders

    init(_ books: AidBooks) {
        self.books = books
        responders = LocalResponders(books)
    }

    func all() -> [Portfolio] {
        var nodes: [String: [Int]] = [:]
        for (node, split) in books.splits.enumerated() {
            let named = books.activity(node).transactions.compactMap(\.recipientCountry)
            let codes = Set(split.countries.shares.map(\.key) + named).filter { $0.utf8.count == 2 }
            for code in codes { nodes[code, default: []].append(node) }
        }
        return nodes.sorted { $0.key < $1.key }.flatMap { portfolios(recipient: $0.key, $0.value) }
            .sorted { ($0.organisation, $0.recipient) < ($1.organisation, $1.recipient) }
    }

    private func portfolios(recipient: String, _ nodes: [Int]) -> [Portfolio] {
        let filter = ScopeFilter(AnalysisScope(countries: [recipient]))
        let members = nodes.map {
            ScopedActivity(node: $0, books.activity($0), books.ledgers[$0], books.splits[$0], filter, by: nil)
        }.filter(\.isInScope)
        let commitments = LinkNetting.parts(books, members, .commitments)
        let spending = LinkNetting.parts(books, members, .spending)
        var rows: [String: Portfolio] = [:]
        for (position, scoped) in members.enumerated() {
            var member = PortfolioMember()
            let activity = books.activity(scoped.node)
            member.activity = books.aid.counted[scoped.node]
            member.isOpen = activity.isOpen(on: books.asOf)
            member.commitments = money(scoped.node, .commitments, commitments[position].new)
            member.spending = money(scoped.node, .spending, spending[position].new)
            member.sectors = sectors(scoped.node)
            for (key, roles) in Self.roles(activity) {
                let reach = responders.reach(from: key, node: scoped.node, recipient: recipient)
                member.roles = roles
                member.intermediaries = reach.intermediaries
                member.reachesLocal = reach.reachesLocal
                member.chain = reach.chain
                rows[key, default: portfolio(key, recipient)].members.append(member)
            }
        }
        return Array(rows.values)
    }

    private func portfolio(_ key: String, _ recipient: String) -> Portfolio {
        var portfolio = Portfolio()
        portfolio.organisation = key
        portfolio.organisationName = books.names.organisation(key)
        portfolio.recipient = recipient
        return portfolio
    }

    /// Not known when nothing of the kind is published, or only what cannot be converted.
    private func money(_ node: Int, _ measure: ActivityLedger.Measure, _ ends: LinkNetting.Ends) -> FixedDecimal? {
        guard books.ledgers[node].entries.contains(where: { $0.measure == measure }) else { return nil }
        return MoneyRange(low: ends.low, high: ends.high, currency: "USD").middle
    }

    private func sectors(_ node: Int) -> [SectorAllocation] {
        var shares: [String: FixedDecimal] = [:]
        for share in books.splits[node].sectors.shares where share.key != Allocation.notStated {
            let group = String(share.key.prefix(3))
            shares[group] = (shares[group] ?? .zero).plus(share.fraction.times(.hundred))
        }
        return shares.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { code, share in
            var sector = SectorAllocation()
            sector.vocabulary = "2"
            sector.code = code
            sector.percentage = share
            return sector
        }
    }

    /// The organisations of an activity with their roles, by key.
    private static func roles(_ activity: Activity) -> [(key: String, roles: String)] {
        var roles: [String: Set<String>] = [:]
        for participation in activity.participations where !participation.organisation.key.isEmpty {
            if let role = participation.role { roles[participation.organisation.key, default: []].insert(role) }
        }
        let publisher = activity.reportingOrganisation.key
        if !publisher.isEmpty, roles[publisher] == nil { roles[publisher] = ["reporting"] }
        return roles.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted().joined(separator: " ")) }
    }
}
