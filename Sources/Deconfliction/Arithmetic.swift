import AidModel

// Sums over a whole data set must neither trap nor lose their sign on an absurd amount, so they hold at the end of the
// range; an amount near it is far past any real money.
extension FixedDecimal {
    static let hundred = FixedDecimal(100)

    func plus(_ other: FixedDecimal) -> FixedDecimal {
        adding(other) ?? FixedDecimal(coefficient: other.isNegative ? -Int128.max : Int128.max)
    }

    func minus(_ other: FixedDecimal) -> FixedDecimal { plus(other.negated) }

    var negated: FixedDecimal { FixedDecimal(coefficient: coefficient == .min ? .max : -coefficient) }

    func times(_ fraction: FixedDecimal) -> FixedDecimal {
        if fraction == .one { return self }
        return multiplied(by: fraction) ?? FixedDecimal(coefficient: isNegative ? -Int128.max : Int128.max)
    }

    /// `self × numerator ÷ denominator` through a 256-bit product, rounded half to even once; zero for a zero denominator.
    func scaled(_ numerator: FixedDecimal, over denominator: FixedDecimal) -> FixedDecimal {
        if numerator == denominator { return self }
        guard denominator != .zero, numerator != .zero else { return .zero }
        let isNegative = (isNegative != numerator.isNegative) != denominator.isNegative
        let product = coefficient.magnitude.multipliedFullWidth(by: numerator.coefficient.magnitude)
        let divisor = denominator.coefficient.magnitude
        guard product.high < divisor else { return FixedDecimal(coefficient: isNegative ? -Int128.max : Int128.max) }
        var (quotient, remainder) = divisor.dividingFullWidth(product)
        let half = divisor - remainder
        if remainder > half || (remainder == half && quotient & 1 == 1) { quotient += 1 }
        let magnitude = Int128(clamping: quotient)
        return FixedDecimal(coefficient: isNegative ? -magnitude : magnitude)
    }

    var wholeCents: FixedDecimal { rounded(toPlaces: 2) }

    /// For people: thousands apart, no cents from a thousand up.
    var grouped: String {
        let text = rounded(toPlaces: magnitude < FixedDecimal(1000) ? 2 : 0).magnitude.description
        let parts = text.split(separator: ".")
        guard let whole = parts.first else { return text }
        var digits = ""
        for (position, digit) in whole.reversed().enumerated() {
            if position > 0, position % 3 == 0 { digits.append(",") }
            digits.append(digit)
        }
        let fraction = parts.count > 1 ? "." + parts[1] : ""
        return (isNegative ? "-" : "") + String(digits.reversed()) + fraction
    }
}

extension MoneyRange {
    static func zero(_ currency: String = "USD") -> MoneyRange {
        MoneyRange(low: .zero, high: .zero, currency: currency)
    }

    static func exactly(_ amount: FixedDecimal, notKnown: Int = 0) -> MoneyRange {
        MoneyRange(low: amount, high: amount, currency: "USD", notKnown: notKnown)
    }

    mutating func add(_ low: FixedDecimal, _ high: FixedDecimal) {
        self.low = self.low.plus(low)
        self.high = self.high.plus(high)
    }

    var middle: FixedDecimal { low.plus(high).scaled(.one, over: FixedDecimal(2)) }

    /// In words: `USD 1,200` or `USD 1,200 to 1,500`.
    var words: String {
        let range = low == high ? low.grouped : "\(low.grouped) to \(high.grouped)"
        return "\(currency) \(range)" + (notKnown > 0 ? " and \(notKnown) amounts not known" : "")
    }
}
