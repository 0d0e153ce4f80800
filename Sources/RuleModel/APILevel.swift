/// A level of the rule API, and the ranges of levels that packs ask for.
public struct APILevel: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The major number: a pack of another one does not run.
    public var major: Int
    /// The minor number: grows with what rules may use.
    public var minor: Int

    /// The level of this host.
    public static let current = APILevel(1, 0)

    /// Makes a level.
    public init(_ major: Int, _ minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads `1` or `1.0`; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let major = parts[0], major >= 0 else { return nil }
        guard parts.count == 2 else {
            self.init(major, 0)
            return
        }
        guard let minor = parts[1], minor >= 0 else { return nil }
        self.init(major, minor)
    }

    /// Whether `range` lets this level in, or `nil` when it is not a range: comparisons (`>=`, `>`, `<=`, `<`, `=`) with
    /// levels, joined by commas.
    public func satisfies(_ range: String) -> Bool? {
        var holds = true
        let parts = range.split(separator: ",", omittingEmptySubsequences: false)
        for part in parts {
            let text = part.filter { $0 != " " }
            let sign = text.prefix { "<>=".contains($0) }
            guard let level = APILevel(text.dropFirst(sign.count)) else { return nil }
            switch sign {
            case ">=": holds = holds && self >= level
            case ">": holds = holds && self > level
            case "<=": holds = holds && self <= level
            case "<": holds = holds && self < level
            case "=": holds = holds && self == level
            default: return nil
            }
        }
        return holds
    }

    /// Orders by major, then minor number.
    public static func < (left: APILevel, right: APILevel) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }

    /// `1.0`.
    public var description: String { "\(major).\(minor)" }
}
