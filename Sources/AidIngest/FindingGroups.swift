import Findings

/// Keeps the first findings of each code and counts the rest, so that one careless file does not bury the others.
struct FindingGroups {
    /// Findings kept per code and file; the number of the others is told.
    static let kept = 20

    private var groups: [String: (severity: Severity, count: Int, kept: [Finding])] = [:]

    /// Adds a finding; its message is only made when it is kept.
    mutating func add(
        _ severity: Severity, _ code: String, _ place: SourceLocation, help: String?, _ message: () -> String
    ) {
        var group = groups[code] ?? (severity, 0, [])
        group.count += 1
        if group.kept.count < Self.kept {
            group.kept.append(Finding(severity, code, message(), at: place, help: help))
        }
        groups[code] = group
    }

    /// The findings kept, and one more per code that says how many others there are.
    func findings(file: String) -> [Finding] {
        groups.sorted { $0.key < $1.key }.flatMap { code, group in
            let others = group.count - group.kept.count
            guard others > 0 else { return group.kept }
            let rest = Finding(
                group.severity, code, "and \(others) more of the same kind in this file",
                at: SourceLocation(file: file))
            return group.kept + [rest]
        }
    }
}
