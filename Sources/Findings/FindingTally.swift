import Findings

/// Collects findings, keeps the first few of each code and counts the rest, so that a bad file cannot flood its reader.
struct FindingTally: Sendable {
    let limit: Int
    private var kept: [Finding] = []
    private var counts: [String: Int] = [:]

    init(limit: Int) {
        self.limit = limit
    }

    /// Counts one finding of a code, and makes and keeps it when it is among the first.
    mutating func add(_ code: String, _ finding: @autoclosure () -> Finding) {
        let count = counts[code, default: 0] + 1
        counts[code] = count
        if count <= limit { kept.append(finding()) }
    }

    /// The findings in order of place, then one for each code that had more than were kept.
    func findings(file: String) -> [Finding] {
        let more = counts.filter { $0.value > limit }.sorted { $0.key < $1.key }.map { code, count in
            Finding(
                .note, code, "\(count - limit) more findings of this kind are counted but not listed",
                at: SourceLocation(file: file))
        }
        return kept.sorted() + more
    }
}
