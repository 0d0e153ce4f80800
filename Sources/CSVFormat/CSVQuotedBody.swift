/// What lies between the quotes of one field: where it closes, and what was seen on the way.
struct CSVQuotedBody {
    /// The index of the closing quote.
    private(set) var end: Int
    private(set) var lineEnds = 0
    private(set) var lastLineStart = 0
    private(set) var hasDoubledQuote = false
    private(set) var nul: Int?
    private var anyByte: UInt8 = 0

    var isASCII: Bool { anyByte < 0x80 }

    /// Finds the closing quote at or after `start`, or fails when there is none.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, quote: UInt8) {
        var index = start
        end = bytes.count
        while index < bytes.count {
            let byte = bytes[index]
            if byte == quote {
                guard index + 1 < bytes.count, bytes[index + 1] == quote else {
                    end = index
                    return
                }
                hasDoubledQuote = true
                index += 1
            } else if byte == 0x0A || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)) {
                lineEnds += 1
                lastLineStart = index + 1
            } else {
                see(byte, at: index)
            }
            index += 1
        }
        return nil
    }

    /// Takes note of one byte of the field.
    mutating func see(_ byte: UInt8, at index: Int) {
        anyByte |= byte
        if byte == 0 { nul = nul ?? index }
    }
}
