/// What an amount is known to lie between, in one currency.
///
/// Low and high differ where two reports disagree or where something is not known; `notKnown` counts the amounts that
/// could not be brought into the range at all, so that a total never hides them.
public struct MoneyRange: Hashable, Sendable {
    /// The least it can be.
    public var low: FixedDecimal
    /// The most it can be, of what is known.
    public var high: FixedDecimal
    /// The ISO 4217 code.
    public var currency: String
    /// How many amounts are not in the range because they or their rate are not known.
    public var notKnown: Int

    /// Makes a range; with one value when both ends are the same.
    public init(low: FixedDecimal, high: FixedDecimal, currency: String, notKnown: Int = 0) {
        self.low = low
        self.high = high
        self.currency = currency
        self.notKnown = notKnown
    }
}
