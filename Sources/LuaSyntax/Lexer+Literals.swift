extension Lexer {
    enum LongOpening {
        case open(Int)
        case plain
        case broken
    }

    /// What stands at a `[`: a long bracket of some level, a plain bracket, or `[=` that goes nowhere.
    func longOpening() -> LongOpening {
        var distance = 1
        while peek(distance) == UInt8(ascii: "=") { distance += 1 }
        if peek(distance) == UInt8(ascii: "[") { return .open(distance - 1) }
        return distance == 1 ? .plain : .broken
    }

    mutating func bracket() {
        let start = at
        switch longOpening() {
        case .open(let level):
            longText(level, from: start, what: "text")
            emit(.string, from: start)
        case .plain:
            at += 1
            emit(.leftBracket, from: start)
        case .broken:
            at += 1
            while current == UInt8(ascii: "=") { at += 1 }
            fault(
                "`\(String(decoding: bytes[start..<min(at, start + 20)], as: UTF8.self))` opens no text", start..<at,
                help: "a long text begins with `[[` or `[=[`")
            emit(.string, from: start)
        }
    }

    /// Reads past the closing bracket of a level; without one, to the end of the file.
    mutating func longText(_ level: Int, from start: Int, what: String) {
        let opened = at
        at += level + 2
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "]") else {
                at += 1
                continue
            }
            var distance = 1
            while peek(distance) == UInt8(ascii: "=") { distance += 1 }
            if distance - 1 == level, peek(distance) == UInt8(ascii: "]") {
                at += distance + 1
                return
            }
            at += distance
        }
        let closing = "]" + String(repeating: "=", count: min(level, 20)) + "]"
        fault(
            "the long \(what) does not end", start..<(opened + level + 2),
            help: "close it with `\(closing)`")
    }

    mutating func shortString(_ quote: UInt8) {
        let start = at
        at += 1
        while let byte = current, byte != quote {
            if byte == 0x0A || byte == 0x0D { break }
            if byte == UInt8(ascii: "\\") { escape() } else { at += 1 }
        }
        if current == quote {
            at += 1
        } else {
            let mark = String(UnicodeScalar(quote))
            fault("the text does not end", start..<at, help: "close it with `\(mark)` on the same line")
        }
        emit(.string, from: start)
    }

    private mutating func escape() {
        let start = at
        at += 1
        guard let byte = current else { return }
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
            UInt8(ascii: "t"), UInt8(ascii: "v"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            at += 1
        case UInt8(ascii: "x"): hexEscape(from: start)
        case UInt8(ascii: "u"): codePointEscape(from: start)
        case UInt8(ascii: "z"):
            at += 1
            while let space = current, space.isLuaSpace { at += 1 }
        case 0x0A, 0x0D:
            at += 1
            if current == (byte ^ 0x0A ^ 0x0D) { at += 1 }
        case UInt8(ascii: "0")...UInt8(ascii: "9"): decimalEscape(from: start)
        default:
            at += byte < 0x80 ? 1 : 0
            let shown = byte > 0x20 && byte < 0x7F ? "`\\\(String(UnicodeScalar(byte)))` is" : "this is"
            fault(
                "\(shown) no escape of Lua", start..<(start + 1),
                help: "write `\\\\` for a backslash")
        }
    }

    private mutating func decimalEscape(from start: Int) {
        var value = 0
        var digits = 0
        while digits < 3, let byte = current, byte.isDigit {
            value = value * 10 + Int(byte - 0x30)
            digits += 1
            at += 1
        }
        if value > 255 { fault("`\\\(value)` is more than a byte holds", start..<at, help: "the largest is `\\255`") }
    }

    private mutating func hexEscape(from start: Int) {
        at += 1
        for _ in 0..<2 {
            guard let byte = current, byte.isHexDigit else {
                fault("`\\x` needs two hexadecimal digits", start..<at)
                return
            }
            at += 1
        }
    }

    private mutating func codePointEscape(from start: Int) {
        at += 1
        guard current == UInt8(ascii: "{") else {
            return fault("`\\u` needs its number in braces", start..<at, help: "write it as `\\u{20AC}`")
        }
        at += 1
        var value: UInt64 = 0
        var digits = 0
        while let byte = current, byte.isHexDigit {
            value = min(value << 4 | UInt64(byte.hexValue), 1 << 40)
            digits += 1
            at += 1
        }
        if digits == 0 { return fault("`\\u{` needs a hexadecimal number", start..<at) }
        if value > 0x7FFF_FFFF { fault("the number of `\\u{…}` is too large", start..<at) }
        if current == UInt8(ascii: "}") { at += 1 } else { fault("`\\u{` is not closed", start..<at, help: "add `}`") }
    }

    /// Reads what Lua takes for one numeral, and says when it is none. `start` is the first byte, the dot included.
    mutating func numeral(from start: Int) {
        let hexadecimal = current == UInt8(ascii: "0") && (peek(1).map { $0 | 0x20 } == UInt8(ascii: "x"))
        at += hexadecimal ? 2 : 1
        let mark = hexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e")
        while let byte = current {
            if byte | 0x20 == mark {
                at += 1
                if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { at += 1 }
            } else if byte.isHexDigit || byte == UInt8(ascii: ".") {
                at += 1
            } else {
                break
            }
        }
        let touches = current?.isNameStart == true
        if touches || Numeral(bytes[start..<at]) == nil {
            while let byte = current, byte.isNameStart || byte.isDigit { at += 1 }
            fault(
                "`\(String(decoding: bytes[start..<min(at, start + 40)], as: UTF8.self))` is not a number", start..<at)
        }
        emit(.number, from: start)
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit.
    var hexValue: UInt8 { isDigit ? self - 0x30 : (self | 0x20) - 0x61 + 10 }
}
