import AidModel
import Findings

/// Needs with nobody reported on them; without a need datum of the same place, cluster and month no gap is stated.
struct NeedGaps {
    let books: AidBooks
    let day: CalendarDate?
    let cells: [PresenceCells.Cell]

    func findings(_ needs: [Need]) -> (findings: [CoordinationFinding], notes: [CoverageNote]) {
        let placed = needs.filter { need in
            need.place != nil && need.cluster != nil && (need.start != nil || need.end != nil)
                && (day.map { need.period.contains($0) } ?? false)
        }
        var notes: [CoverageNote] = []
        if placed.isEmpty {
            notes.append(
                CoverageNote(
                    "gap.no-need-datum",
                    "no district gap can be stated: no need datum of the same place, cluster and period as the presences"
                ))
        }
        let national = needs.count { $0.place == nil }
        if national > 0 {
            notes.append(
                CoverageNote(
                    "gap.national-needs", "\(national) needs are national: they say nothing of districts",
                    count: national))
        }
        let findings = placed.filter { ($0.inNeed ?? .zero) > .zero && !isCovered($0) }.map(gap)
            .sorted { ($1.id) > ($0.id) }
        return (findings, notes)
    }

    private func isCovered(_ need: Need) -> Bool {
        cells.contains { cell in
            let isPlace =
                cell.place.code == need.place
                || (cell.present + cell.lead).contains { $0.row.adminOne == need.place }
            return isPlace && (cell.cluster.code == need.cluster || cell.parentCluster == need.cluster)
        }
    }

    private func gap(_ need: Need) -> CoordinationFinding {
        let cluster = books.names.cluster(need.cluster ?? "", published: nil)
        let people = need.inNeed?.grouped ?? "some"
        var finding = CoordinationFinding(
            .gap, .warning, identity: [need.state, need.place ?? "", need.cluster ?? "", need.category ?? ""],
            facts: [need.inNeed?.description ?? "", need.start?.description ?? "", need.end?.description ?? ""],
            title:
                "\(people) people in need of \(cluster.words) in `\(need.place ?? "")`, and no organisation reported there"
        )
        finding.place = PlaceMention(country: need.state, code: need.place, name: need.place, level: 2)
        finding.sectors = [cluster]
        finding.period = need.period
        finding.evidence = [
            books.aid.mention(need.provenance, record: "\(need.place ?? "") \(cluster.code)", says: "\(people) in need")
        ]
        finding.suggestions = ["absence of a report is not absence of aid: ask before planning"]
        finding.question = CoordinationQuestion(
            finding: finding.id, text: "does anybody work on \(cluster.words) in `\(need.place ?? "")`?",
            ask: ["the \(cluster.words) coordinator"], settledBy: "a report of presence, or a plan",
            stake: "\(people) people in need")
        return finding
    }
}
