import AidModel
import Deconfliction
import Testing

@Suite struct CurrencyConversionTests {
    private let conversion = CurrencyConversion([
        rate("EUR", 2019, "0.9"), rate("EUR", 2020, "0.8"), rate("GBP", 2020, "0.75"), rate("XXX", 2020, "0"),
    ])

    @Test(arguments: [
        ("8", "EUR", "2020-12-31", CurrencyConversion.Outcome.known(decimal("10"))),
        ("9", "EUR", "2019-01-01", .known(decimal("10"))), ("1", "USD", "1950-01-01", .known(decimal("1"))),
        ("8", "EUR", "2021-12-31", .carried(decimal("10"))), ("8", "EUR", "2022-01-02", .notKnown("no-rate")),
        ("8", "EUR", "2018-12-31", .notKnown("no-rate")), ("8", "GBP", "2019-06-01", .notKnown("no-rate")),
        ("8", "XXX", "2020-06-01", .notKnown("no-rate")), ("8", "", "2020-06-01", .notKnown("no-currency")),
        ("8", "EUR", "", .notKnown("no-date")),
    ])
    func `an amount converts at the rate of its day or not at all`(
        _ amount: String, _ currency: String, _ date: String, _ expected: CurrencyConversion.Outcome
    ) {
        #expect(conversion.dollars(decimal(amount), currency: currency, date: CalendarDate(date)) == expected)
    }

    @Test func `two currencies cross through the dollar`() {
        #expect(
            conversion.convert(decimal("80"), from: "EUR", to: "GBP", date: day("2020-05-01")) == .known(decimal("75")))
    }
}
