import AidModel
import Findings

/// Presence that was reported in an earlier month and is not in the last one: asked, never concluded.
struct EndedPresence {
    private let presences: PresenceRecords
    private let books: AidBooks
    private let last: Int

    private struct Line {
        var place: String
        var month: Int
        var row: OperationalPresence
    }

    init?(_ presences: PresenceRecords, _ books: AidBooks) {
        guard let day = presences.day else { return nil }
        self.presences = presences
        self.books = books
        last = PresenceRecords.month(day)
        let last = last
        guard presences.rows.contains(where: { PresenceRecords.month(of: $0) == last }) else { return nil }
    }

    /// One finding for each organisation and cluster, or for each organisation that is absent altogether; those with the
    /// most places first.
    func findings() -> [CoordinationFinding] {
        let rows = presences.rows.filter { row in
            guard let month = PresenceRecords.month(of: row) else { return false }
            return month <= last && row.isHostGovernment != true
        }
        let byOrganisation = Dictionary(grouping: rows) { [$0.country, $0.organisation.key] }
        return byOrganisation.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .flatMap { findings(country: $0.key[0], key: $0.key[1], $0.value) }
            .sorted { ($1.evidence.count, $0.id) < ($0.evidence.count, $1.id) }
    }

    private func findings(country: String, key: String, _ rows: [OperationalPresence]) -> [CoordinationFinding] {
        let isAbsent = !rows.contains { PresenceRecords.month(of: $0) == last }
        let groups = isAbsent ? ["": rows] : Dictionary(grouping: rows, by: \.cluster)
        return groups.sorted { $0.key < $1.key }.compactMap { cluster, rows in
            let ended = ended(rows)
            return ended.isEmpty ? nil : finding(country, key, cluster, ended)
        }
    }

    /// The last earlier row of each place and cluster that has no row in the last month.
    private func ended(_ rows: [OperationalPresence]) -> [Line] {
        var latest: [String: Line] = [:]
        for row in rows {
            guard let month = PresenceRecords.month(of: row) else { continue }
            let place = "\(row.cluster)|\(row.adminTwo ?? row.adminOne ?? "")"
            if let known = latest[place], known.month >= month { continue }
            latest[place] = Line(place: place, month: month, row: row)
        }
        return latest.values.filter { $0.month < last }.sorted { $0.place < $1.place }
    }

    private func finding(_ country: String, _ key: String, _ cluster: String, _ ended: [Line]) -> CoordinationFinding {
        let name = ended[0].row.organisation.name ?? books.names.organisation(key)
        let places = Array(Set(ended.map { $0.row.adminTwoName ?? $0.row.adminOneName ?? $0.place })).sorted()
        let clusters = Array(Set(ended.map(\.row.cluster))).sorted().map { code in
            books.names.cluster(code, published: ended.first { $0.row.cluster == code }?.row.clusterName)
        }
        let month = PresenceRecords.words(month: last)
        let what = cluster.isEmpty ? "any cluster" : clusters[0].words
        let noun = Counted("place", places.count)
        var finding = CoordinationFinding(
            .presenceEnded, identity: [country, key, cluster],
            facts: ended.map { "\($0.place)|\($0.month)" },
            title: cluster.isEmpty
                ? "\(name) reported in \(noun) before and nowhere in \(month)"
                : "\(name) reported \(what) in \(noun) before and not in \(month)")
        finding.place = places.count == 1 ? ended[0].row.placeMention : PlaceMention(country: country)
        finding.sectors = clusters
        finding.period = ended.map(\.row.period).max { ($0.end?.dayNumber ?? 0) < ($1.end?.dayNumber ?? 0) }
        finding.organisations = [OrganisationMention(key: key, name: name, part: "present")]
        finding.evidence = ended.map { line in
            let place = line.row.adminTwoName ?? line.row.adminOneName ?? line.place
            return books.aid.mention(
                line.row.provenance, record: "\(place), \(line.row.clusterName ?? line.row.cluster)",
                says: "last reported in \(PresenceRecords.words(month: line.month))")
        }
        finding.question = question(finding, name, what, places, isAbsent: cluster.isEmpty)
        return finding
    }

    private func question(
        _ finding: CoordinationFinding, _ name: String, _ what: String, _ places: [String], isAbsent: Bool
    ) -> CoordinationQuestion {
        let shown = places.prefix(5).joined(separator: ", ") + (places.count > 5 ? " and \(places.count - 5) more" : "")
        return CoordinationQuestion(
            finding: finding.id,
            text: isAbsent
                ? "did \(name) stop, or was \(PresenceRecords.words(month: last)) not reported?"
                : "\(what) by \(name) in \(shown): handed over, finished, or not reported?",
            ask: [name],
            settledBy: isAbsent
                ? "its report for the month, or a word that it left"
                : "who took over, an end date, or the missing report",
            stake: "\(Counted("place", places.count)) (\(shown))")
    }
}
