/// Reads decimal text into a count of 10⁻¹² units, one byte at a time.
struct DecimalReader {
    private var digits: UInt128 = 0
    private var pointShift = 0
    private var negative = false
    private var roundUp = false
    private var outOfRange = false

    /// The signed count of units, or `nil` when it does not fit.
    var coefficient: Int128? {
        guard !outOfRange, digits <= UInt128(Int128.max) else { return nil }
        return negative ? -Int128(digits) : Int128(digits)
    }

    /// Whether the bytes are one decimal number and nothing else.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let split = Self.split(bytes) else { return false }
        negative = split.negative
        collect(split.digits, pointAt: split.pointAt + split.exponent)
        return true
    }

    private struct Parts {
        var negative: Bool
        var digits: [UInt8]
        var pointAt: Int
        var exponent: Int
    }

    private static func split(_ bytes: UnsafeBufferPointer<UInt8>) -> Parts? {
        var index = 0
        var parts = Parts(negative: false, digits: [], pointAt: 0, exponent: 0)
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            parts.negative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        var point: Int?
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "."), point == nil {
                point = parts.digits.count
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                guard parts.digits.count < 400 else { return nil }
                parts.digits.append(byte - UInt8(ascii: "0"))
            } else {
                break
            }
            index += 1
        }
        guard !parts.digits.isEmpty else { return nil }
        parts.pointAt = point ?? parts.digits.count
        guard index < bytes.count else { return parts }
        guard bytes[index] | 0x20 == UInt8(ascii: "e"), let exponent = exponent(bytes, from: index + 1) else {
            return nil
        }
        parts.exponent = exponent
        return parts
    }

    private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        var sign = 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            sign = bytes[index] == UInt8(ascii: "-") ? -1 : 1
            index += 1
        }
        guard index < bytes.count, bytes.count - index <= 3 else { return nil }
        var value = 0
        while index < bytes.count {
            guard bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
            index += 1
        }
        return sign * value
    }

    /// Shifts the digits to twelve places; what is past them rounds half to even.
    private mutating func collect(_ all: [UInt8], pointAt: Int) {
        let kept = pointAt + FixedDecimal.places
        for position in 0..<max(kept, 0) {
            let digit = position < all.count ? all[position] : 0
            push(digit)
            if outOfRange { return }
        }
        guard kept < all.count, kept >= 0 else { return }
        let rest = all[kept...]
        guard let first = rest.first else { return }
        let exactHalf = first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
        if first > 5 || (first == 5 && !exactHalf) || (exactHalf && digits & 1 == 1) { digits += 1 }
    }

    private mutating func push(_ digit: UInt8) {
        let (scaled, overflow) = digits.multipliedReportingOverflow(by: 10)
        let (sum, carry) = scaled.addingReportingOverflow(UInt128(digit))
        outOfRange = outOfRange || overflow || carry || sum > UInt128(Int128.max)
        digits = sum
    }
}
