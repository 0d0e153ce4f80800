/// What is known of an indicator before any value of it is read: unit, direction, range and how it says "missing".
///
/// Direction and scale are declared once and checked everywhere, because names mislead: a "physical violence index" may
/// be high where there is none.
public struct Indicator: Hashable, Sendable {
    /// Which way is worse.
    public enum Direction: String, Sendable {
        /// A higher value is a worse situation.
        case higherIsWorse = "higher_is_worse"
        /// A higher value is a better situation.
        case higherIsBetter = "higher_is_better"
        /// Neither: a size, such as a population.
        case neutral
    }

    /// The id that rules use (`wgi.government_effectiveness`).
    public var id: String
    /// The name for people.
    public var title: String
    /// The unit: `persons`, `deaths`, `score`, `share`, `usd`, …
    public var unit: String
    /// Which way is worse.
    public var direction: Direction
    /// The nominal lower bound, when there is one.
    public var least: FixedDecimal?
    /// The nominal upper bound, when there is one; observed values may pass it and are kept, with a finding.
    public var most: FixedDecimal?
    /// Decimal places that the source publishes; `nil` when it varies.
    public var decimals: Int?
    /// How often it appears: `yearly`, `monthly`, `irregular`.
    public var rhythm: String
    /// Who publishes it and what to mind.
    public var note: String

    /// Makes a registry entry.
    public init(
        _ id: String, _ title: String, unit: String, direction: Direction, least: FixedDecimal? = nil,
        most: FixedDecimal? = nil, decimals: Int? = nil, rhythm: String = "yearly", note: String
    ) {
        self.id = id
        self.title = title
        self.unit = unit
        self.direction = direction
        self.least = least
        self.most = most
        self.decimals = decimals
        self.rhythm = rhythm
        self.note = note
    }
}
