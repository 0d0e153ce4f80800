/// The number that a numeral stands for, as Lua 5.4 reads it.
public enum Numeral: Hashable, Sendable {
    /// A whole number; hexadecimal ones wrap around.
    case integer(Int64)
    /// Any other, and whole decimal ones that do not fit.
    case float(Double)

    /// Reads a numeral without sign; `nil` when it is malformed.
    public init?(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        if bytes.count >= 2, bytes[0] == 0x30, bytes[1] | 0x20 == UInt8(ascii: "x") {
            self.init(hexadecimal: bytes.dropFirst(2))
        } else {
            self.init(decimal: bytes[...])
        }
    }

    private init?(decimal bytes: ArraySlice<UInt8>) {
        guard let parts = Parts(bytes, mark: UInt8(ascii: "e"), isDigit: \.isDigit) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        if parts.isWhole, let integer = Int64(text) {
            self = .integer(integer)
            return
        }
        // Swift wants a digit on both sides of the point.
        let whole = parts.whole.isEmpty ? "0" : String(decoding: parts.whole, as: UTF8.self)
        let fraction = parts.fraction.isEmpty ? "0" : String(decoding: parts.fraction, as: UTF8.self)
        guard let value = Double("\(whole).\(fraction)e\(parts.exponentText)") else { return nil }
        self = .float(value)
    }

    private init?(hexadecimal bytes: ArraySlice<UInt8>) {
        guard let parts = Parts(bytes, mark: UInt8(ascii: "p"), isDigit: \.isHexDigit) else { return nil }
        if parts.isWhole {
            self = .integer(Int64(bitPattern: parts.whole.reduce(UInt64(0)) { $0 << 4 | UInt64($1.hexValue) }))
            return
        }
        let whole = parts.whole.isEmpty ? "0" : String(decoding: parts.whole, as: UTF8.self)
        let fraction = parts.fraction.isEmpty ? "0" : String(decoding: parts.fraction, as: UTF8.self)
        guard let value = Double("0x\(whole).\(fraction)p\(parts.exponentText)") else { return nil }
        self = .float(value)
    }

    /// Digits, digits after the point, exponent.
    private struct Parts {
        var whole: ArraySlice<UInt8>
        var fraction: ArraySlice<UInt8> = []
        var exponent: ArraySlice<UInt8> = []
        var isWhole = true

        /// The exponent as text, cut where more digits no longer matter.
        var exponentText: String {
            let negative = exponent.first == UInt8(ascii: "-")
            let digits = exponent.drop { !$0.isDigit }.drop { $0 == 0x30 }
            let text = digits.isEmpty ? "0" : digits.count > 9 ? "999999999" : String(decoding: digits, as: UTF8.self)
            return (negative ? "-" : "") + text
        }

        init?(_ bytes: ArraySlice<UInt8>, mark: UInt8, isDigit: (UInt8) -> Bool) {
            whole = bytes.prefix(while: isDigit)
            var rest = bytes.dropFirst(whole.count)
            if rest.first == UInt8(ascii: ".") {
                isWhole = false
                fraction = rest.dropFirst().prefix(while: isDigit)
                rest = rest.dropFirst(1 + fraction.count)
            }
            if whole.isEmpty && fraction.isEmpty { return nil }
            if let first = rest.first, first | 0x20 == mark {
                isWhole = false
                exponent = rest.dropFirst()
                let digits = exponent.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
                guard exponent.count - digits.count <= 1, !digits.isEmpty, digits.allSatisfy(\.isDigit) else {
                    return nil
                }
                rest = []
            }
            if !rest.isEmpty { return nil }
        }
    }
}
