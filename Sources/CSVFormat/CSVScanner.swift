/// The position in a table's bytes and the byte-level rules for moving it on by one row.
struct CSVScanner: Sendable {
    var offset = 0
    private var line = 1
    private var lineStart = 0
    private let options: CSVOptions
    /// For each byte value, whether a plain field has to stop and look at it.
    private let stops: [Bool]
    private var faults: [CSVFault] = []

    init(options: CSVOptions) {
        self.options = options
        var stops = [Bool](repeating: false, count: 256)
        for byte in [options.delimiter, options.quote, 0x0A, 0x0D, 0] { stops[Int(byte)] = true }
        self.stops = stops
    }

    /// Steps over a byte-order mark at the start; columns of the first line count from after it.
    mutating func skipMark() {
        offset = 3
        lineStart = 3
    }

    /// Scans one row, its line end included, and answers what was wrong with it.
    mutating func scanRow(_ bytes: UnsafeBufferPointer<UInt8>, into row: inout CSVRow) -> [CSVFault] {
        faults.removeAll(keepingCapacity: true)
        row.line = line
        var leftOut = 0
        repeat {
            let field = scanField(bytes)
            if row.fields.count < options.maximumFields { row.fields.append(field) } else { leftOut += 1 }
        } while stepOverDelimiter(bytes)
        stepOverLineEnd(bytes)
        if leftOut > 0 { faults.append(CSVFault(kind: .oversizeRow(leftOut: leftOut), line: row.line, column: 1)) }
        return faults
    }

    private mutating func stepOverDelimiter(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset < bytes.count, bytes[offset] == options.delimiter else { return false }
        offset += 1
        return true
    }

    private mutating func stepOverLineEnd(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard offset < bytes.count else { return }
        offset = Self.afterLineEnd(at: offset, in: bytes)
        line += 1
        lineStart = offset
    }

    private static func afterLineEnd(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? index + 2 : index + 1
    }

    private mutating func scanField(_ bytes: UnsafeBufferPointer<UInt8>) -> CSVField {
        if offset < bytes.count, bytes[offset] == options.quote {
            if let field = scanQuotedField(bytes) { return field }
            fault(.unterminatedQuote, at: offset)
        }
        return scanPlainField(bytes)
    }

    private mutating func scanPlainField(_ bytes: UnsafeBufferPointer<UInt8>) -> CSVField {
        let start = offset
        var index = offset
        var anyByte: UInt8 = 0
        var nul: Int?
        var stray: Int?
        stops.withUnsafeBufferPointer { stops in
            while index < bytes.count {
                let byte = bytes[index]
                if stops[Int(byte)] {
                    if byte == options.delimiter || byte == 0x0A || byte == 0x0D { break }
                    if byte == 0 { nul = nul ?? index } else if index > start { stray = stray ?? index }
                }
                anyByte |= byte
                index += 1
            }
        }
        offset = index
        if let stray { fault(.strayQuote, at: stray) }
        return field(
            from: start, content: start..<index, isQuoted: false, nul: nul, isASCII: anyByte < 0x80,
            needsDecoding: nul != nil, bytes)
    }

    /// A quoted field, or `nil` with nothing moved when its quote turns out never to close.
    private mutating func scanQuotedField(_ bytes: UnsafeBufferPointer<UInt8>) -> CSVField? {
        guard var body = CSVQuotedBody(bytes, from: offset + 1, quote: options.quote) else { return nil }
        let start = offset
        let end = body.end
        let hasTail = end + 1 < bytes.count && !isFieldEnd(bytes[end + 1])
        if body.lineEnds > 0, hasTail || end - start > options.maximumFieldBytes { return nil }
        var contentEnd = end
        offset = end + 1
        if hasTail {
            fault(.textAfterQuote, at: offset)
            while offset < bytes.count, !isFieldEnd(bytes[offset]) {
                body.see(bytes[offset], at: offset)
                offset += 1
            }
            contentEnd = offset
        }
        let made = field(
            from: start, content: start + 1..<contentEnd, isQuoted: true, nul: body.nul, isASCII: body.isASCII,
            needsDecoding: body.hasDoubledQuote || hasTail || body.nul != nil, bytes)
        if body.lineEnds > 0 {
            line += body.lineEnds
            lineStart = body.lastLineStart
        }
        return made
    }

    private func isFieldEnd(_ byte: UInt8) -> Bool {
        byte == options.delimiter || byte == 0x0A || byte == 0x0D
    }

    private mutating func field(
        from start: Int, content: Range<Int>, isQuoted: Bool, nul: Int?, isASCII: Bool, needsDecoding: Bool,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> CSVField {
        var content = content
        if content.count > options.maximumFieldBytes {
            let kept = Self.scalarBoundary(
                content.lowerBound + options.maximumFieldBytes, in: bytes, from: content.lowerBound)
            fault(.oversizeField(leftOut: content.upperBound - kept), at: start)
            content = content.lowerBound..<kept
        }
        if let nul { fault(.nul, at: nul) }
        if !isASCII, !UTF8Check.isValid(bytes, in: content) { fault(.encoding, at: start) }
        return CSVField(
            bytes: content, line: line, column: start - lineStart + 1, isQuoted: isQuoted, needsDecoding: needsDecoding)
    }

    /// The last place not after `limit` where no UTF-8 sequence is cut.
    private static func scalarBoundary(_ limit: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = limit
        while index > start, limit - index < 3, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }

    private mutating func fault(_ kind: CSVFault.Kind, at index: Int) {
        faults.append(CSVFault(kind: kind, line: line, column: index - lineStart + 1))
    }
}
