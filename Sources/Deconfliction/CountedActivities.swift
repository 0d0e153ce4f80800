import AidModel

/// Works out the counting record of each activity, with its money netted over all recipients.
struct CountedActivities {
    private let books: AidBooks
    private let responders: LocalResponders

    init(_ books: AidBooks) {
        self.books = books
        responders = LocalResponders(books)
    }

    func all() -> [CountedActivity] {
        let filter = ScopeFilter(AnalysisScope())
        let members = books.aid.counted.indices.map {
            ScopedActivity(node: $0, books.activity($0), books.ledgers[$0], books.splits[$0], filter, by: nil)
        }
        let commitments = LinkNetting.parts(books, members, .commitments)
        let spending = LinkNetting.parts(books, members, .spending)
        let records = Dictionary(
            books.aid.repeated.flatMap { rows in rows.map { ($0, rows.count) } }, uniquingKeysWith: max)
        return members.map { scoped in
            let node = scoped.node
            let activity = books.activity(node)
            var counted = CountedActivity()
            counted.organisation = activity.reportingOrganisation.key
            counted.records = records[books.aid.counted[node]] ?? 1
            counted.recipients = books.recipients(node).map(Self.recipient)
            counted.part = books.part(node, commitments: commitments[node].new, spending: spending[node].new)
            counted.part.roles = activity.roles.first { $0.key == counted.organisation }?.roles ?? ""
            let reach = reach(from: counted.organisation, node, counted.recipients.map(\.code))
            (counted.part.intermediaries, counted.part.reachesLocal) = (reach.intermediaries, reach.reachesLocal)
            return counted
        }
    }

    private static func recipient(_ code: String) -> RecipientCountry {
        var recipient = RecipientCountry()
        recipient.code = code
        return recipient
    }

    /// Known when it is the same for each recipient.
    private func reach(from key: String, _ node: Int, _ recipients: [String]) -> LocalResponders.Reach {
        let all = recipients.map { responders.reach(from: key, node: node, recipient: $0) }
        guard let first = all.first else { return LocalResponders.Reach() }
        return LocalResponders.Reach(
            intermediaries: all.allSatisfy { $0.intermediaries == first.intermediaries } ? first.intermediaries : nil,
            reachesLocal: all.allSatisfy { $0.reachesLocal == first.reachesLocal } ? first.reachesLocal : nil)
    }
}

extension AidBooks {
    /// The recipients that an activity or one of its transactions names, sorted.
    func recipients(_ node: Int) -> [String] {
        let named = activity(node).transactions.compactMap(\.recipientCountry)
        return Set(splits[node].countries.shares.map(\.key) + named).filter { $0.utf8.count == 2 }.sorted()
    }

    /// What rules ask of an activity, whoever's part it is.
    func part(_ node: Int, commitments: LinkNetting.Ends, spending: LinkNetting.Ends) -> PortfolioMember {
        var part = PortfolioMember()
        part.activity = aid.counted[node]
        part.isOpen = activity(node).isOpen(on: asOf)
        part.commitments = money(node, .commitments, commitments)
        part.spending = money(node, .spending, spending)
        part.sectors = sectors(node)
        return part
    }

    /// Not known when nothing of the kind is published, or only what cannot be converted.
    private func money(_ node: Int, _ measure: ActivityLedger.Measure, _ ends: LinkNetting.Ends) -> FixedDecimal? {
        guard ledgers[node].entries.contains(where: { $0.measure == measure }) else { return nil }
        return MoneyRange(low: ends.low, high: ends.high, currency: "USD").middle
    }

    private func sectors(_ node: Int) -> [SectorAllocation] {
        var shares: [String: FixedDecimal] = [:]
        for share in splits[node].sectors.shares where share.key != Allocation.notStated {
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
}

extension Activity {
    /// The organisations of an activity with their roles, by key; who only publishes it is `reporting`.
    var roles: [(key: String, roles: String)] {
        var roles: [String: Set<String>] = [:]
        for participation in participations where !participation.organisation.key.isEmpty {
            if let role = participation.role { roles[participation.organisation.key, default: []].insert(role) }
        }
        let publisher = reportingOrganisation.key
        if !publisher.isEmpty, roles[publisher] == nil { roles[publisher] = ["reporting"] }
        return roles.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted().joined(separator: " ")) }
    }
}
