/// From which severity on findings make a command end with 1.
public enum FailOn: String, CaseIterable, Sendable {
    /// From notes on.
    case note
    /// From warnings on.
    case warning
    /// From errors on.
    case error
    /// Not at all.
    case never

    /// How a command with these findings ends.
    public func status(of findings: some Sequence<Finding>) -> ExitStatus {
        guard let threshold = Severity(rawValue: rawValue) else { return .done }
        return findings.contains { $0.severity >= threshold } ? .findings : .done
    }
}
