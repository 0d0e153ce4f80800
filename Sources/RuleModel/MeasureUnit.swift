/// A unit as exponents of base units: `persons`, `usd/persons`, none. Checked while a rule is staged.
///
/// Counting nouns and shares have no dimension; a currency is its lower-case code. Percentages are a unit of their own,
/// so that 25 and 0.25 never meet unnoticed.
public struct MeasureUnit: Hashable, Sendable, CustomStringConvertible {
    private var exponents: [String: Int]

    /// No dimension: shares and counts.
    public static let none = MeasureUnit(exponents: [:])
    /// Days.
    public static let days = MeasureUnit("days")

    private static let dimensionless: Set<String> = [
        "", "1", "share", "ratio", "count", "number", "sectors", "donors", "activities", "organisations", "members",
        "indicators", "clauses", "intermediaries", "signs", "states",
    ]

    private init(exponents: [String: Int]) {
        self.exponents = exponents.filter { $0.value != 0 }
    }

    /// Reads a base unit, or a quotient of two (`usd/persons`).
    public init(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { $0.lowercased() }
        var exponents: [String: Int] = [:]
        for (index, part) in parts.enumerated() where !Self.dimensionless.contains(part) {
            exponents[Self.plural(part), default: 0] += index == 0 ? 1 : -1
        }
        self.init(exponents: exponents)
    }

    private static func plural(_ word: String) -> String {
        switch word {
        case "year", "month", "day", "person", "death": word + "s"
        default: word
        }
    }

    /// The unit of a product.
    public func multiplied(by other: MeasureUnit) -> MeasureUnit {
        MeasureUnit(exponents: exponents.merging(other.exponents, uniquingKeysWith: +))
    }

    /// The unit of a quotient.
    public func divided(by other: MeasureUnit) -> MeasureUnit {
        multiplied(by: MeasureUnit(exponents: other.exponents.mapValues { -$0 }))
    }

    /// Whether a date can be moved by it.
    public var isTime: Bool { ["days", "months", "years"].contains(description) }

    /// `persons`, `usd/persons`, `deaths²`; empty without dimension.
    public var description: String {
        let above = exponents.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map(Self.power)
        let below = exponents.filter { $0.value < 0 }.sorted { $0.key < $1.key }.map { Self.power(($0.key, -$0.value)) }
        if below.isEmpty { return above.joined(separator: "·") }
        return (above.isEmpty ? "1" : above.joined(separator: "·")) + "/" + below.joined(separator: "/")
    }

    private static func power(_ term: (key: String, value: Int)) -> String {
        switch term.value {
        case 1: term.key
        case 2: term.key + "²"
        case 3: term.key + "³"
        default: term.key + "^\(term.value)"
        }
    }
}
