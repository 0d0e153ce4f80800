/// An amount of one currency at a value date.
public struct Money: Hashable, Sendable {
    /// The amount in major units (dollars, not cents); negative for corrections and money passed back.
    public var amount: FixedDecimal
    /// The ISO 4217 code, upper case.
    public var currency: String
    /// The date at which the amount is to be converted, when published.
    public var valueDate: CalendarDate?

    /// Makes an amount of a currency.
    public init(_ amount: FixedDecimal, _ currency: String, valueDate: CalendarDate? = nil) {
        self.amount = amount
        self.currency = currency
        self.valueDate = valueDate
    }
}
