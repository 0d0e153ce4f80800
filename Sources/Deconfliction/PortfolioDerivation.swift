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
        for node in books.splits.indices {
            for code in books.recipients(node) { nodes[code, default: []].append(node) }
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
            let activity = books.activity(scoped.node)
            var member = books.part(
                scoped.node, commitments: commitments[position].new, spending: spending[position].new)
            for (key, roles) in activity.roles {
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
}
