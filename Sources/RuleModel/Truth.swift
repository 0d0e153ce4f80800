/// Kleene's three truths: unknown is never read as no.
public enum Truth: UInt8, Comparable, Sendable {
    /// No.
    case no = 0
    /// Not known.
    case unknown = 1
    /// Yes.
    case yes = 2

    /// Orders no, unknown, yes: `all` is the least, `any` the greatest.
    public static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }

    /// Yes and no swapped; unknown stays unknown.
    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .no: .yes
        case .unknown: .unknown
        case .yes: .no
        }
    }
}
