/// How much a finding asks of its reader. Ordered: `note < warning < error`.
public enum Severity: String, CaseIterable, Comparable, Sendable, Codable {
    /// Worth knowing; nothing is wrong.
    case note
    /// A value is bad or missing; the rest was used.
    case warning
    /// A record, a file or a rule could not be used.
    case error

    /// Orders by how much is asked.
    public static func < (left: Severity, right: Severity) -> Bool {
        rank(left) < rank(right)
    }

    private static func rank(_ severity: Severity) -> Int {
        switch severity {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}
