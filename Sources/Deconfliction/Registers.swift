import AidModel
import Findings

/// What registers say of a state: priorities and consent; and what their absence leaves unchecked.
struct Registers {
    let books: AidBooks
    let table: NettingTable
    let filter: ScopeFilter

    func findings(
        _ snapshot: Snapshot, states: [StateOpening]
    ) -> (findings: [CoordinationFinding], notes: [CoverageNote]) {
        var findings: [CoordinationFinding] = []
        var notes: [CoverageNote] = []
        for state in states {
            if state.priorities.isEmpty {
                notes.append(CoverageNote("priorities.none", "\(state.name): the state's own priorities: none on file"))
            } else {
                findings += orphans(state)
                if let off = offPriority(state) { findings.append(off) }
            }
        }
        let consents = snapshot.consents.decoded().filter {
            filter.admits(country: $0.state) && $0.period.contains(books.asOf)
        }
        let open = table.members.count { books.activity($0.node).isUnderWay(on: books.asOf) }
        if consents.isEmpty {
            notes.append(
                CoverageNote(
                    "consent.no-register", "consent not checked for \(Counted("activity", open)): no register",
                    count: open))
        }
        findings += consents.filter { ["no", "refused", "withdrawn"].contains($0.answer.lowercased()) }.map(refusal)
        if snapshot.listedSectors.isEmpty {
            notes.append(
                CoverageNote(
                    "fragmentation.no-sector-list",
                    "sectors by donor are counted in DAC three-digit codes and are not a finding: no recipient's own sector list is loaded"
                ))
        }
        return (findings, notes)
    }

    private func sectors(_ node: Int) -> [String] { books.splits[node].sectors.shares.map(\.key) }

    private static func serves(_ priority: Priority, _ sector: String) -> Bool {
        priority.sectors.contains { !$0.code.isEmpty && sector.hasPrefix($0.code) }
    }

    private func working(_ state: StateOpening) -> [Int] {
        table.members.indices.filter { position in
            let node = table.members[position].node
            return books.activity(node).isUnderWay(on: books.asOf)
                && books.splits[node].countries.shares.contains { $0.key == state.state }
        }
    }

    private func orphans(_ state: StateOpening) -> [CoordinationFinding] {
        let active = Set(working(state).flatMap { sectors(table.members[$0].node) })
        return state.priorities.filter { priority in
            !priority.sectors.isEmpty && !active.contains { Self.serves(priority, $0) }
        }.map { priority in
            var finding = CoordinationFinding(
                .orphan, .warning, identity: [state.state, priority.title], facts: ["\(priority.rank)"],
                title:
                    "priority \(priority.rank) of \(state.name), `\(priority.title)`, has no activity reported under way"
            )
            finding.place = PlaceMention(country: state.state, name: state.name)
            finding.evidence = [books.aid.mention(priority.provenance, record: priority.title)]
            finding.question = CoordinationQuestion(
                finding: finding.id, text: "who could take up `\(priority.title)`?", ask: [priority.says ?? state.name],
                settledBy: "an activity, or a report of one", stake: "priority \(priority.rank) of the state")
            return finding
        }
    }

    private func offPriority(_ state: StateOpening) -> CoordinationFinding? {
        let off = working(state).filter { position in
            let own = sectors(table.members[position].node)
            return !own.contains { sector in
                sector == Allocation.notStated || state.priorities.contains { Self.serves($0, sector) }
            }
        }
        guard !off.isEmpty else { return nil }
        let rows = off.map { books.aid.counted[table.members[$0].node] }
        var finding = CoordinationFinding(
            .offPriority, identity: [state.state], facts: rows.map { books.aid.activities[$0].key },
            title:
                "\(Counted("activity", off.count)) under way in \(state.name) outside the sectors of the state's listed priorities"
        )
        finding.place = PlaceMention(country: state.state, name: state.name)
        finding.activities = rows.map { ActivityMention(books.aid.activities[$0]) }
        finding.evidence = rows.prefix(20).map { books.aid.mention($0) }
        finding.money = off.reduce(into: MoneyRange.zero()) {
            let added = table.added($1, .links, .spending)
            $0.add(added.low, added.high)
        }
        return finding
    }

    private func refusal(_ consent: Consent) -> CoordinationFinding {
        var finding = CoordinationFinding(
            .consent, .warning, identity: [consent.state, consent.scope],
            facts: [consent.answer, consent.date?.description ?? ""],
            title:
                "\(consent.says ?? books.names.state(consent.state)) answered `\(consent.answer)` on `\(consent.scope)`"
        )
        finding.place = PlaceMention(country: consent.state, name: books.names.state(consent.state))
        finding.period = consent.period
        finding.evidence = [books.aid.mention(consent.provenance, record: consent.scope, says: consent.answer)]
        return finding
    }
}
