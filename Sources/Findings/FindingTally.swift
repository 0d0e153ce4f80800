/// Keeps the first findings of each code and counts the rest, so that one careless file does not bury the others.
public struct FindingTally: Sendable {
    private struct Group {
        var kept: [Finding] = []
        var others = 0
        var rows = 0
    }

    private let limit: Int
    private var groups: [String: Group] = [:]

    /// Makes a tally that keeps this many findings of each code.
    public init(limit: Int = 20) {
        self.limit = limit
    }

    /// Adds a finding, which is only made when it is among the first of its code; `rows` is how many rows have the fault
    /// where a table tells the same value once.
    public mutating func add(_ code: String, rows: Int = 1, _ finding: @autoclosure () -> Finding) {
        if groups[code, default: Group()].kept.count < limit {
            groups[code, default: Group()].kept.append(finding())
        } else {
            groups[code, default: Group()].others += 1
            groups[code, default: Group()].rows += rows
        }
    }

    /// The findings in order of place, then one more for each code that says how many others there are.
    public func findings(file: String) -> [Finding] {
        let kept = groups.values.flatMap(\.kept).sorted()
        return kept
            + groups.filter { $0.value.others > 0 }.sorted { $0.key < $1.key }.map { code, group in
                let what =
                    group.rows == group.others
                    ? "and \(group.others) more of the same kind in this file"
                    : "and \(group.others) more values of the same kind, in \(group.rows) rows"
                var rest = Finding(group.kept.first?.severity ?? .note, code, what, at: SourceLocation(file: file))
                rest.count = group.others
                return rest
            }
    }
}
