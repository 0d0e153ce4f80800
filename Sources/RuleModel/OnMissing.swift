/// What a rule does when an input has no value, decided by the pack and printed with the answer.
public enum OnMissing: Hashable, Sendable, CustomStringConvertible {
    /// The clause is unknown. The default.
    case indeterminate
    /// The clause holds.
    case countsAsMet
    /// The clause fails.
    case countsAsNotMet
    /// The item is left out of its list or mean.
    case leaveOut
    /// The last value is used when it is no older than this.
    case useLast(CalendarSpan)

    /// Reads the form that packs write: `indeterminate`, `counts_as_met`, `counts_as_not_met`, `leave_out`, `use_last: 5y`.
    public init?(_ text: String) {
        switch text {
        case "indeterminate": self = .indeterminate
        case "counts_as_met": self = .countsAsMet
        case "counts_as_not_met": self = .countsAsNotMet
        case "leave_out": self = .leaveOut
        default:
            guard text.hasPrefix("use_last:"),
                let span = CalendarSpan(String(text.dropFirst("use_last:".count).drop { $0 == " " }))
            else { return nil }
            self = .useLast(span)
        }
    }

    /// Every form, for messages.
    public static let forms = ["indeterminate", "counts_as_met", "counts_as_not_met", "leave_out", "use_last: 5y"]

    /// As packs write it.
    public var description: String {
        switch self {
        case .indeterminate: "indeterminate"
        case .countsAsMet: "counts_as_met"
        case .countsAsNotMet: "counts_as_not_met"
        case .leaveOut: "leave_out"
        case .useLast(let span): "use_last: \(span)"
        }
    }
}
