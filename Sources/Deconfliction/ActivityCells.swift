import AidModel
import Findings

/// Countries × DAC sectors with activities under way, publishers joined by a declared chain counted once.
struct ActivityCells {
    private let books: AidBooks
    private let table: NettingTable
    private let filter: ScopeFilter

    private struct Member {
        var position: Int
        var spending: LinkNetting.Ends
    }

    init(_ table: NettingTable, _ scope: AnalysisScope) {
        books = table.books
        self.table = table
        filter = ScopeFilter(scope)
    }

    /// Cells with two publishers and more, most first.
    func findings() -> [CoordinationFinding] {
        cells().sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .compactMap { finding(country: $0.key[0], sector: $0.key[1], $0.value) }
            .sorted { ($1.count, $0.finding.id) < ($0.count, $1.finding.id) }.map(\.finding)
    }

    private func cells() -> [[String]: [Member]] {
        var cells: [[String]: [Member]] = [:]
        for (position, member) in table.members.enumerated() {
            guard books.activity(member.node).isUnderWay(on: books.asOf), member.fraction > .zero else { continue }
            let split = books.splits[member.node]
            let new = table.added(position, .links, .spending)
            for country in split.countries.shares
            where country.key.utf8.count == 2 && filter.admits(country: country.key) {
                var byGroup: [String: FixedDecimal] = [:]
                for sector in split.sectors.shares
                where sector.key != Allocation.notStated && filter.admits(sector: sector.key) {
                    byGroup[String(sector.key.prefix(3)), default: .zero] =
                        (byGroup[String(sector.key.prefix(3))] ?? .zero).plus(sector.fraction)
                }
                for (group, fraction) in byGroup where fraction > .zero && country.fraction > .zero {
                    let part = country.fraction.times(fraction)
                    let spending = LinkNetting.Ends(
                        low: new.low.scaled(part, over: member.fraction),
                        high: new.high.scaled(part, over: member.fraction))
                    cells[[country.key, group], default: []].append(Member(position: position, spending: spending))
                }
            }
        }
        return cells
    }

    private func finding(
        country: String, sector: String, _ members: [Member]
    ) -> (finding: CoordinationFinding, count: Int)? {
        let chained = chainHeads(members)
        let publishers = Set(chained.heads.map { publisher($0) }).sorted()
        guard publishers.count > 1 else { return nil }
        let mention = books.names.dacSector(sector)
        let rows = members.map { books.aid.counted[table.members[$0.position].node] }
        var finding = CoordinationFinding(
            .overlap, identity: ["activities", country, sector],
            facts: rows.map { books.aid.activities[$0].key }.sorted() + publishers,
            title: "\(publishers.count) publishers report activities under way on \(mention.words) in "
                + "\(books.names.state(country)) (co-presence: only country and sector agree)")
        finding.place = PlaceMention(country: country, name: books.names.state(country))
        finding.sectors = [mention]
        finding.period = Period(start: books.asOf, end: books.asOf)
        finding.activities = rows.map { ActivityMention(books.aid.activities[$0]) }
        finding.organisations =
            publishers.map { named($0, "publisher") } + chained.joined.map { named($0, "in a chain") }
        finding.money = members.reduce(into: MoneyRange.zero()) { $0.add($1.spending.low, $1.spending.high) }
        finding.evidence = rows.map { books.aid.mention($0) }
        finding.suggestions = ["look at districts and groups of people before calling this an overlap"]
        finding.question = CoordinationQuestion(
            finding: finding.id,
            text: "in which districts and for whom do these \(publishers.count) publishers work on \(mention.words)?",
            ask: publishers.prefix(5).map(books.names.organisation),
            settledBy: "districts and groups of people for each activity",
            stake: finding.money?.words ?? "money not known")
        return (finding, publishers.count)
    }

    private func named(_ key: String, _ part: String) -> OrganisationMention {
        OrganisationMention(key: key, name: books.names.organisation(key), part: part)
    }

    private func publisher(_ position: Int) -> String {
        books.activity(table.members[position].node).reportingOrganisation.key
    }

    /// Members that no other member of the cell funds; the publishers of the rest that are no head are joined.
    private func chainHeads(_ members: [Member]) -> (heads: [Int], joined: [String]) {
        let nodes = Set(members.map { table.members[$0.position].node })
        var heads: [Int] = []
        var rest: Set<String> = []
        for member in members {
            let node = table.members[member.position].node
            let isFunded = books.chains.incoming[node].contains { index in
                let from = books.chains.links[index].from
                // In a cycle the first by identifier stands for all.
                let isSameCycle = books.chains.component[from] == books.chains.component[node]
                return nodes.contains(from) && (!isSameCycle || from < node)
            }
            if isFunded { rest.insert(publisher(member.position)) } else { heads.append(member.position) }
        }
        return (heads, rest.subtracting(heads.map(publisher)).sorted())
    }
}

extension Activity {
    /// Status 2 or 3 (or none), and the day lies between its start and its end.
    func isUnderWay(on day: CalendarDate) -> Bool {
        ["2", "3", nil].contains(status) && period.contains(day)
    }

    /// Status 1, 2, 3 or 6 and not past its end; `nil` when the status is not known.
    func isOpen(on day: CalendarDate) -> Bool? {
        guard let status else { return nil }
        return ["1", "2", "3", "6"].contains(status) && (period.end.map { day <= $0 } ?? true)
    }
}
