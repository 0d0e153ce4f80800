public import AidModel

/// An exact ratio of two whole numbers; the denominator is above zero.
public struct ExactRatio: Hashable, Sendable {
    /// The numerator.
    public let numerator: Int128
    /// The denominator, above zero.
    public let denominator: Int128

    /// Makes a ratio in lowest terms; `nil` for a zero denominator.
    public init?(_ numerator: Int128, _ denominator: Int128) {
        guard denominator != 0 else { return nil }
        let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        self.numerator = sign * (numerator / Int128(divisor))
        self.denominator = sign * (denominator / Int128(divisor))
    }

    private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return max(left, 1)
    }

    /// The value at twelve decimal places, rounded half to even; held at the largest value where it would leave the range.
    public var decimal: FixedDecimal {
        let product = numerator.magnitude.multipliedFullWidth(by: UInt128(FixedDecimal.one128))
        let divisor = denominator.magnitude
        guard product.high < divisor else { return FixedDecimal(coefficient: numerator < 0 ? .min : .max) }
        var (quotient, remainder) = divisor.dividingFullWidth(product)
        let half = divisor - remainder
        if remainder > half || (remainder == half && quotient & 1 == 1) { quotient += 1 }
        let magnitude = Int128(clamping: quotient)
        return FixedDecimal(coefficient: numerator < 0 ? -magnitude : magnitude)
    }

    /// The value as plain decimal text with at most `places` places, rounded half to even.
    public func text(places: Int) -> String { decimal.rounded(toPlaces: places).description }
}
