/// Whether bytes are well-formed UTF-8 (Unicode 16, table 3-7).
enum UTF8Check {
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            guard let (length, second) = shape(lead), index + length <= range.upperBound,
                second.contains(bytes[index + 1])
            else { return false }
            for next in index + 1..<index + length where bytes[next] & 0xC0 != 0x80 { return false }
            index += length
        }
        return true
    }

    /// How many bytes a sequence that starts with `lead` has, and which second bytes it allows.
    private static func shape(_ lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }
}
