import AidModel
import Findings

/// Places × clusters on the day that presences are looked at, with the organisations that report them.
struct PresenceCells {
    struct Cell {
        var place: PlaceMention
        var cluster: SectorMention
        var parentCluster: String?
        /// Organisations by key: the first row that names each.
        var present: [(key: String, row: OperationalPresence)] = []
        var lead: [(key: String, row: OperationalPresence)] = []
    }

    let cells: [Cell]
    private let day: CalendarDate?
    private let aid: ReportedAid
    private let names: Names

    init(_ presences: PresenceRecords, _ books: AidBooks) {
        day = presences.day
        aid = books.aid
        names = books.names
        let groups = Dictionary(grouping: presences.current) { row in
            [row.country, row.adminTwo ?? row.adminOne ?? "", row.cluster]
        }
        cells = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { Self.cell($0.value, books.names) }
    }

    private static func cell(_ rows: [OperationalPresence], _ names: Names) -> Cell {
        let first = rows[0]
        var cell = Cell(
            place: first.placeMention, cluster: names.cluster(first.cluster, published: first.clusterName),
            parentCluster: first.parentCluster)
        let byKey = Dictionary(rows.map { ($0.organisation.key, $0) }, uniquingKeysWith: { first, _ in first })
        for (key, row) in byKey.sorted(by: { $0.key < $1.key }) {
            if row.isHostGovernment == true { cell.lead.append((key, row)) } else { cell.present.append((key, row)) }
        }
        return cell
    }

    /// Cells with two organisations and more, most organisations first.
    func findings() -> [CoordinationFinding] {
        cells.filter { $0.present.count > 1 }.map(finding)
            .sorted {
                ($1.organisations.count { $0.part == "present" }, $0.id) < (
                    $0.organisations.count { $0.part == "present" }, $1.id
                )
            }
    }

    private func finding(_ cell: Cell) -> CoordinationFinding {
        let count = cell.present.count
        let month = day.map { PresenceRecords.words(month: PresenceRecords.month($0)) } ?? "the month looked at"
        var finding = CoordinationFinding(
            .overlap, count > 5 ? .warning : .note,
            identity: ["presence", cell.place.country, cell.place.code ?? "", cell.cluster.code],
            facts: cell.present.map(\.key) + ["lead"] + cell.lead.map(\.key),
            title:
                "\(count) organisations report \(cell.cluster.words) in \(cell.place.words) in \(month) (co-presence)")
        finding.place = cell.place
        finding.sectors = [cell.cluster]
        finding.period = cell.present.first?.row.period
        finding.organisations =
            cell.present.map { OrganisationMention(key: $0.key, name: name($0.row), part: "present") }
            + cell.lead.map { OrganisationMention(key: $0.key, name: name($0.row), part: "lead") }
        finding.evidence = (cell.present + cell.lead).map { aid.mention($0.row.provenance, record: name($0.row)) }
        finding.suggestions = ["share who covers which sites and groups of people", "agree a lead where there is none"]
        finding.question = question(finding, cell)
        return finding
    }

    private func question(_ finding: CoordinationFinding, _ cell: Cell) -> CoordinationQuestion {
        let lead = cell.lead.map { name($0.row) }
        return CoordinationQuestion(
            finding: finding.id,
            text:
                "how do the \(cell.present.count) organisations in \(cell.cluster.words) in \(cell.place.words) share out sites and people?",
            ask: lead + ["the \(cell.cluster.words) coordinator for \(cell.place.words)"],
            settledBy: "a list of sites, people and activities by organisation",
            stake: "\(cell.present.count) organisations in one place; 3W names no money")
    }

    private func name(_ row: OperationalPresence) -> String {
        row.organisation.name ?? names.organisation(row.organisation.key)
    }
}
