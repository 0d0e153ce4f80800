import AidModel

/// The activities of a Snapshot, decoded once, with the one record that counts for each identifier.
///
/// A record counts unless it is by a secondary reporter, or another record of the same identifier counts: the one
/// changed last, then the first in canonical order.
struct ReportedAid: Sendable {
    let sources: [Source]
    /// All rows, in the Snapshot's order.
    let activities: [Activity]
    /// The rows that count, rising.
    let counted: [Int]
    /// The counting row of each identifier.
    let rowOfKey: [String: Int]
    /// Rows that share an identifier, two or more each, rising.
    let repeated: [[Int]]
    /// Rows of secondary reporters.
    let secondary: [Int]

    init(_ snapshot: Snapshot) {
        sources = snapshot.sources.decoded()
        let activities = snapshot.activities.decoded()
        var repeated: [[Int]] = []
        var counted: [Int] = []
        var rowOfKey: [String: Int] = [:]
        var row = 0
        while row < activities.count {
            var end = row + 1
            while end < activities.count, activities[end].key == activities[row].key { end += 1 }
            if end - row > 1 { repeated.append(Array(row..<end)) }
            let own = (row..<end).filter { activities[$0].secondaryReporter != true }
            if let best = own.min(by: { Self.counts($0, before: $1, in: activities) }) {
                counted.append(best)
                rowOfKey[activities[best].key] = best
            }
            row = end
        }
        self.activities = activities
        self.repeated = repeated
        self.counted = counted
        self.rowOfKey = rowOfKey
        secondary = activities.indices.filter { activities[$0].secondaryReporter == true }
    }

    private static func counts(_ left: Int, before right: Int, in activities: [Activity]) -> Bool {
        let (first, second) = (activities[left].lastUpdated, activities[right].lastUpdated)
        if first == second { return left < right }
        guard let first else { return false }
        guard let second else { return true }
        return first > second
    }

    func mention(_ row: Int, line: Int? = nil, says: String? = nil) -> RecordMention {
        mention(activities[row].provenance, line: line, record: activities[row].identifier, says: says)
    }

    func mention(_ provenance: Provenance, line: Int? = nil, record: String, says: String? = nil) -> RecordMention {
        let place = line.flatMap { $0 > 0 ? $0 : nil } ?? (provenance.line > 0 ? provenance.line : nil)
        guard sources.indices.contains(provenance.source) else {
            return RecordMention(dataset: "", file: "", sha256: "", line: place, record: record, says: says)
        }
        let source = sources[provenance.source]
        return RecordMention(
            dataset: source.dataset, file: source.fileName, sha256: source.sha256, line: place, record: record,
            says: says)
    }
}
