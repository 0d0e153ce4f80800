import AidModel

/// Natural logarithms in whole numbers with sixty binary places, so that they are the same on every machine.
///
/// `x = m·2ᵏ` with m in [1, 2), `ln m = 2·artanh((m−1)/(m+1))` by its series, whose argument is at most a third.
enum NaturalLogarithm {
    static let places: Int128 = 60
    private static let one: Int128 = 1 << 60

    /// The logarithm of a number above zero, in units of 2⁻⁶⁰.
    static func of(_ number: UInt128) -> Int128 {
        let exponent = Int128(127 - number.leadingZeroBitCount)
        let mantissa = exponent >= 60 ? Int128(number >> UInt128(exponent - 60)) : Int128(number) << (60 - exponent)
        return series(mantissa - one, mantissa + one) + exponent * series(one, 3 * one)
    }

    /// `2·artanh(numerator/denominator)`.
    private static func series(_ numerator: Int128, _ denominator: Int128) -> Int128 {
        let argument = (numerator << 60) / denominator
        let square = (argument * argument) >> 60
        var power = argument
        var sum: Int128 = 0
        var divisor: Int128 = 1
        while power > 0 {
            sum += power / divisor
            power = (power * square) >> 60
            divisor += 2
        }
        return 2 * sum
    }

    /// A value in units of 2⁻⁶⁰ as a decimal at twelve places, rounded half away from zero.
    static func decimal(_ value: Int128) -> FixedDecimal {
        let scaled = value.magnitude * UInt128(FixedDecimal.one128) + (1 << 59)
        let magnitude = Int128(scaled >> 60)
        return FixedDecimal(coefficient: value < 0 ? -magnitude : magnitude)
    }
}
