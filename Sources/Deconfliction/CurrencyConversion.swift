public import AidModel

/// Turns amounts into another currency at the rate of their value date, or says that it is not known.
///
/// Rates are units per US dollar over a period (usually a year). Of several that cover a day the shortest period wins,
/// then the later start. Where the source ends before the day, the last rate is carried forward for at most a year, and
/// the answer says so; nothing else is presumed. Products and quotients round half to even at twelve places. May be read
/// from any thread.
public struct CurrencyConversion: Sendable {
    /// What a conversion comes to.
    public enum Outcome: Hashable, Sendable {
        /// The amount at a rate that covers the day.
        case known(FixedDecimal)
        /// The amount at the last rate before the day, no more than a year old.
        case carried(FixedDecimal)
        /// Not known, and why: `no-currency`, `no-date`, `no-rate` or `out-of-range`.
        case notKnown(String)

        /// The amount, when there is one.
        public var amount: FixedDecimal? {
            switch self {
            case .known(let amount), .carried(let amount): amount
            case .notKnown: nil
            }
        }
    }

    private struct Rate {
        var start: CalendarDate
        var end: CalendarDate
        var perDollar: FixedDecimal
        var days: Int { Int(end.dayNumber) - Int(start.dayNumber) }
    }

    private let rates: [String: [Rate]]

    /// Takes the rates that have a currency, a span and a value above zero; the rest cannot convert anything.
    public init(_ rates: some Sequence<ExchangeRate>) {
        var byCurrency: [String: [Rate]] = [:]
        for rate in rates {
            guard let start = rate.start, let end = rate.end, let value = rate.perDollar, value > .zero else {
                continue
            }
            byCurrency[rate.currency, default: []].append(Rate(start: start, end: end, perDollar: value))
        }
        self.rates = byCurrency.mapValues { list in
            list.sorted { ($0.days, $1.start, $1.perDollar) < ($1.days, $0.start, $0.perDollar) }
        }
    }

    /// Converts an amount into US dollars at the rate of a day.
    public func dollars(_ amount: FixedDecimal, currency: String?, date: CalendarDate?) -> Outcome {
        convert(amount, from: currency, to: "USD", date: date)
    }

    /// Converts an amount, through US dollars, at the rates of a day.
    public func convert(
        _ amount: FixedDecimal, from source: String?, to target: String, date: CalendarDate?
    ) -> Outcome {
        guard let source, !source.isEmpty else { return .notKnown("no-currency") }
        if source == target { return .known(amount) }
        guard let date else { return .notKnown("no-date") }
        guard let from = rate(source, date), let to = rate(target, date) else { return .notKnown("no-rate") }
        guard let dollars = amount.divided(by: from.value), let result = dollars.multiplied(by: to.value) else {
            return .notKnown("out-of-range")
        }
        return from.isCarried || to.isCarried ? .carried(result) : .known(result)
    }

    private func rate(_ currency: String, _ date: CalendarDate) -> (value: FixedDecimal, isCarried: Bool)? {
        if currency == "USD" { return (.one, false) }
        guard let list = rates[currency] else { return nil }
        if let covering = list.first(where: { $0.start <= date && date <= $0.end }) {
            return (covering.perDollar, false)
        }
        // Only past the end of the source, never in a hole of it.
        guard let last = list.max(by: { ($0.end, $1.days) < ($1.end, $0.days) }), last.end < date,
            date.dayNumber - last.end.dayNumber <= 366
        else { return nil }
        return (last.perDollar, true)
    }
}
