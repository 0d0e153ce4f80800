/// An exact decimal number at twelve decimal places, for money, percentages, rates and indicator values.
///
/// A coefficient of 128 bits counts units of 10⁻¹², so that magnitudes up to about 1.7 × 10²⁶ are held exactly; no
/// binary floating point is ever involved. Addition and subtraction are exact; multiplication and division round half
/// to even. Every operation that could leave the range returns `nil` instead of trapping.
public struct FixedDecimal: Hashable, Sendable {
    /// The number of 10⁻¹² units.
    public var coefficient: Int128

    /// The decimal places that are kept.
    public static let places = 12
    /// Units in one: 10¹².
    public static let one128: Int128 = 1_000_000_000_000

    /// Zero.
    public static let zero = FixedDecimal(coefficient: 0)
    /// One.
    public static let one = FixedDecimal(coefficient: one128)

    /// Makes a number from its count of 10⁻¹² units.
    public init(coefficient: Int128) {
        self.coefficient = coefficient
    }

    /// Makes a whole number.
    public init(_ whole: Int) {
        coefficient = Int128(whole) * Self.one128
    }

    /// Reads plain decimal text: an optional sign, ASCII digits, an optional point, an optional exponent.
    ///
    /// Digits past the twelfth decimal place are rounded half to even. Returns `nil` for anything else: no thousands
    /// separators, no currency signs, no `NaN`, no surrounding space.
    public init?(_ text: some StringProtocol) {
        var copy = String(text)
        let parsed = copy.withUTF8 { FixedDecimal(ascii: $0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads the same form from bytes.
    public init?(ascii bytes: UnsafeBufferPointer<UInt8>) {
        var reader = DecimalReader()
        guard reader.read(bytes), let value = reader.coefficient else { return nil }
        coefficient = value
    }

    /// Whether the value is below zero.
    public var isNegative: Bool { coefficient < 0 }

    /// The value without its sign.
    public var magnitude: FixedDecimal { FixedDecimal(coefficient: abs(coefficient)) }

    /// The exact sum, or `nil` out of range.
    public func adding(_ other: FixedDecimal) -> FixedDecimal? {
        let (sum, overflow) = coefficient.addingReportingOverflow(other.coefficient)
        return overflow ? nil : FixedDecimal(coefficient: sum)
    }

    /// The product, rounded half to even at twelve places, or `nil` out of range.
    public func multiplied(by other: FixedDecimal) -> FixedDecimal? {
        Self.ratio(coefficient, times: other.coefficient, over: Self.one128)
    }

    /// The quotient, rounded half to even at twelve places, or `nil` for a zero divisor or out of range.
    public func divided(by other: FixedDecimal) -> FixedDecimal? {
        guard other.coefficient != 0 else { return nil }
        return Self.ratio(coefficient, times: Self.one128, over: other.coefficient)
    }

    /// The exact product with a whole number, or `nil` out of range.
    public func multiplied(by whole: Int) -> FixedDecimal? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: Int128(whole))
        return overflow ? nil : FixedDecimal(coefficient: product)
    }

    /// `left × factor ÷ divisor` through a 256-bit product, rounded half to even.
    private static func ratio(_ left: Int128, times factor: Int128, over divisor: Int128) -> FixedDecimal? {
        let negative = ((left < 0) != (factor < 0)) != (divisor < 0)
        let product = left.magnitude.multipliedFullWidth(by: factor.magnitude)
        let by = divisor.magnitude
        guard product.high < by else { return nil }
        var (quotient, remainder) = by.dividingFullWidth(product)
        let half = by - remainder
        if remainder > half || (remainder == half && quotient & 1 == 1) { quotient += 1 }
        guard quotient <= UInt128(Int128.max) else { return nil }
        return FixedDecimal(coefficient: negative ? -Int128(quotient) : Int128(quotient))
    }

    /// The value rounded half to even at `places` decimals (0 to 12).
    public func rounded(toPlaces places: Int) -> FixedDecimal {
        var unit: Int128 = 1
        for _ in 0..<(Self.places - min(max(places, 0), Self.places)) { unit *= 10 }
        var quotient = coefficient / unit
        let remainder = abs(coefficient % unit)
        if remainder * 2 > unit || (remainder * 2 == unit && quotient % 2 != 0) { quotient += coefficient < 0 ? -1 : 1 }
        return FixedDecimal(coefficient: quotient * unit)
    }
}

extension FixedDecimal: Comparable {
    /// Orders by value.
    public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
        left.coefficient < right.coefficient
    }
}

extension FixedDecimal: CustomStringConvertible {
    /// The shortest exact plain decimal text: no exponent, no trailing zeros, `-0` is `0`.
    public var description: String {
        let magnitude = coefficient.magnitude
        let unit = UInt128(Self.one128)
        let whole = String(magnitude / unit)
        var fraction = String(magnitude % unit)
        fraction = String(repeating: "0", count: Self.places - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        let sign = coefficient < 0 ? "-" : ""
        return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
