public import AidModel

/// An exact rational number: sums, means and shares of published decimals are compared without any rounding.
///
/// Numerator and denominator have 128 bits; an operation that would leave them gives `nil`, which the evaluator turns
/// into an answer that cannot be told and says so.
public struct ExactNumber: Sendable {
    /// The numerator.
    public let numerator: Int128
    /// The denominator, above zero.
    public let denominator: Int128

    /// Zero.
    public static let zero = ExactNumber(0)

    /// Makes a whole number.
    public init(_ whole: Int) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// Makes the number that a decimal is.
    public init(_ decimal: FixedDecimal) {
        var top = decimal.coefficient
        var bottom = FixedDecimal.one128
        while bottom > 1, top % 10 == 0 {
            top /= 10
            bottom /= 10
        }
        numerator = top
        denominator = bottom
    }

    private init(numerator: Int128, denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The quotient of two whole numbers in lowest terms.
    private static func reduced(_ top: Int128, _ bottom: Int128) -> ExactNumber {
        let divisor = Int128(greatestCommonDivisor(top.magnitude, bottom.magnitude))
        return ExactNumber(numerator: top / divisor, denominator: bottom / divisor)
    }

    private static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
        var (left, right) = (first, second)
        while right != 0 { (left, right) = (right, left % right) }
        return max(left, 1)
    }

    private var inLowestTerms: ExactNumber { Self.reduced(numerator, denominator) }

    /// The exact sum, or `nil` out of range.
    public func adding(_ other: ExactNumber) -> ExactNumber? {
        if denominator == other.denominator {
            let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
            return overflow ? nil : ExactNumber(numerator: sum, denominator: denominator)
        }
        return sum(with: other) ?? inLowestTerms.sum(with: other.inLowestTerms)
    }

    private func sum(with other: ExactNumber) -> ExactNumber? {
        let common = Int128(Self.greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude))
        let (left, first) = numerator.multipliedReportingOverflow(by: other.denominator / common)
        let (right, second) = other.numerator.multipliedReportingOverflow(by: denominator / common)
        let (bottom, third) = denominator.multipliedReportingOverflow(by: other.denominator / common)
        let (top, fourth) = left.addingReportingOverflow(right)
        return first || second || third || fourth ? nil : ExactNumber(numerator: top, denominator: bottom)
    }

    /// The number with the other sign, or `nil` out of range.
    public var negated: ExactNumber? {
        numerator == .min ? nil : ExactNumber(numerator: -numerator, denominator: denominator)
    }

    /// The exact difference, or `nil` out of range.
    public func subtracting(_ other: ExactNumber) -> ExactNumber? {
        other.negated.flatMap { adding($0) }
    }

    /// The exact product, or `nil` out of range.
    public func multiplied(by other: ExactNumber) -> ExactNumber? {
        if let product = product(with: other) { return product }
        let left = Self.reduced(numerator, other.denominator)
        let right = Self.reduced(other.numerator, denominator)
        return left.product(with: right)
    }

    private func product(with other: ExactNumber) -> ExactNumber? {
        let (top, first) = numerator.multipliedReportingOverflow(by: other.numerator)
        let (bottom, second) = denominator.multipliedReportingOverflow(by: other.denominator)
        return first || second ? nil : ExactNumber(numerator: top, denominator: bottom)
    }

    /// The exact quotient, or `nil` for a zero divisor or out of range.
    public func divided(by other: ExactNumber) -> ExactNumber? {
        guard other.numerator != 0, other.numerator != .min else { return nil }
        let negative = other.numerator < 0
        let inverse = ExactNumber(
            numerator: negative ? -other.denominator : other.denominator,
            denominator: negative ? -other.numerator : other.numerator)
        return multiplied(by: inverse)
    }

    /// The whole number that it is, when it is one that fits.
    public var whole: Int? {
        numerator % denominator == 0 ? Int(exactly: numerator / denominator) : nil
    }

    /// Whether it is below zero.
    public var isNegative: Bool { numerator < 0 }
    /// Whether it is zero.
    public var isZero: Bool { numerator == 0 }
    /// The value without its sign.
    public var magnitude: ExactNumber { isNegative ? negated ?? self : self }
}

extension ExactNumber: Comparable {
    /// Compares by cross-multiplication at full width: exact for every pair.
    public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        if left.denominator == right.denominator { return left.numerator < right.numerator }
        if left.isNegative != right.isNegative { return left.isNegative }
        let first = left.numerator.magnitude.multipliedFullWidth(by: right.denominator.magnitude)
        let second = right.numerator.magnitude.multipliedFullWidth(by: left.denominator.magnitude)
        let isLess = (first.high, first.low) < (second.high, second.low)
        let isSame = (first.high, first.low) == (second.high, second.low)
        return isSame ? false : isLess != left.isNegative
    }

    /// Whether the two are the same number, however they came about.
    public static func == (left: ExactNumber, right: ExactNumber) -> Bool {
        !(left < right) && !(right < left)
    }
}

extension ExactNumber: CustomStringConvertible {
    /// Exact decimal text when there is one of up to eighteen places; else `≈ ` and six places, rounded half to even.
    public var description: String {
        let number = inLowestTerms
        var bottom = number.denominator
        var (twos, fives) = (0, 0)
        while bottom % 2 == 0 { (bottom, twos) = (bottom / 2, twos + 1) }
        while bottom % 5 == 0 { (bottom, fives) = (bottom / 5, fives + 1) }
        let places = max(twos, fives)
        if bottom == 1, places <= 18 { return number.decimal(places: places, trimmed: true) }
        return "≈ " + number.decimal(places: 6, trimmed: false)
    }

    private func decimal(places: Int, trimmed: Bool) -> String {
        let divisor = denominator.magnitude
        var (whole, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
        var digits: [UInt8] = []
        for _ in 0..<places {
            let scaled = remainder.multipliedFullWidth(by: 10)
            let (digit, rest) = divisor.dividingFullWidth(scaled)
            digits.append(UInt8(digit))
            remainder = rest
        }
        if isPastHalf(remainder, of: divisor, isOdd: (digits.last ?? UInt8(whole % 2)) % 2 == 1) {
            var position = digits.count - 1
            while position >= 0, digits[position] == 9 { (digits[position], position) = (0, position - 1) }
            if position >= 0 { digits[position] += 1 } else { whole += 1 }
        }
        if trimmed { while digits.last == 0 { digits.removeLast() } }
        let fraction = digits.isEmpty ? "" : "." + digits.map(String.init).joined()
        return (isNegative ? "-" : "") + String(whole) + fraction
    }

    private func isPastHalf(_ remainder: UInt128, of divisor: UInt128, isOdd: Bool) -> Bool {
        let rest = divisor - remainder
        return remainder > rest || (remainder == rest && isOdd)
    }
}
