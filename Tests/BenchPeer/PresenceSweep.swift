import AidModel
import Deconfliction

/// The analysis of the product over the same plans, as presences of organisations: who meets in a cell on one day.
struct PresenceSweep {
    private let snapshot: Snapshot
    private let day: CalendarDate

    /// - Parameter rows: the plans as they stand in the table.
    init(_ rows: [[Substring]], on day: CalendarDate) {
        self.day = day
        var builder = SnapshotBuilder()
        var source = Source()
        (source.dataset, source.fileName, source.kind) = ("plans", "activities.csv", "3w")
        let number = builder.addSource(source)
        builder.presences = rows.enumerated().map { line, row in
            var presence = OperationalPresence()
            presence.provenance = Provenance(source: number, line: line + 2)
            presence.country = "XX"
            (presence.adminTwo, presence.cluster) = (String(row[2]), String(row[3]))
            presence.organisation = OrganisationReference(name: String(row[1]), key: String(row[1]))
            presence.start = Int(row[5]).map { Stage.day.adding(days: $0) }
            presence.end = Int(row[6]).map { Stage.day.adding(days: $0) }
            return presence
        }
        do {
            snapshot = try builder.build()
        } catch {
            fatalError("no snapshot: \(error)")
        }
    }

    /// All that the analysis finds, with evidence and questions.
    func analysed() -> DeconflictionResult {
        Deconfliction.analyse(
            snapshot, decisions: [],
            options: DeconflictionOptions(asOf: Stage.day, presenceAsOf: day, countries: ["XX"]))
    }

    /// The cells in which several organisations are present, with how many.
    func lines() -> [String] {
        analysed().findings.filter { $0.kind == .overlap }.map { finding in
            let present = finding.organisations.count { $0.part == "present" }
            return "\(finding.place?.code ?? "?") \(finding.sectors.first?.code ?? "?") \(present)"
        }.sorted()
    }
}
