public import AidModel

/// Amounts as people read them: whole units in groups of three, a range where the ends differ, what is not known counted.
public enum MoneyText {
    /// `USD 1,250,000`, `USD 1,000–1,250`, `not known`, with `+ n not known` behind.
    public static func text(_ money: MoneyRange?) -> String {
        guard let money else { return "not known" }
        let low = whole(money.low)
        let high = whole(money.high)
        var text = "\(money.currency) \(low == high ? low : "\(low)–\(high)")"
        if money.notKnown > 0 { text += " + \(Columns.grouped(money.notKnown)) amounts not known" }
        return text
    }

    /// The same without the currency, for a table that names it once.
    public static func bare(_ money: MoneyRange) -> String {
        let low = whole(money.low)
        let high = whole(money.high)
        return (low == high ? low : "\(low)–\(high)") + (money.notKnown > 0 ? " + \(money.notKnown) not known" : "")
    }

    /// A whole number of units, half to even.
    public static func whole(_ amount: FixedDecimal) -> String {
        Columns.grouped(amount.rounded(toPlaces: 0).description)
    }
}
