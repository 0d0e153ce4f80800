/// Cuts a Lua file into tokens; everything is cut, and what is no token is a fault.
struct Lexer {
    let bytes: [UInt8]
    var at = 0
    var tokens: [Token] = []
    var comments: [Comment] = []
    var faults: [SyntaxFault] = []
    /// The names in order of first use.
    var names: [String] = []
    private var numbers: [ArraySlice<UInt8>: Int] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tokens.reserveCapacity(bytes.count / 4 + 1)
    }

    /// Cuts the whole file; the last token is the end of the file.
    mutating func run() {
        skipPreamble()
        while let byte = current {
            next(byte)
        }
        tokens.append(Token(kind: .endOfFile, start: bytes.count, end: bytes.count))
    }

    var current: UInt8? { at < bytes.count ? bytes[at] : nil }

    func peek(_ distance: Int) -> UInt8? { at + distance < bytes.count ? bytes[at + distance] : nil }

    mutating func fault(_ message: String, _ range: Range<Int>, help: String? = nil, openedAt: Int? = nil) {
        faults.append(
            SyntaxFault(
                kind: .lexical, message: message, help: help, range: range,
                related: openedAt.map { .init(message: "it begins here", offset: $0) }))
    }

    mutating func emit(_ kind: Token.Kind, from start: Int, name: Int = -1) {
        tokens.append(Token(kind: kind, start: start, end: at, name: name))
    }

    /// A byte order mark and a first line that begins with `#`, as the loader of `lua` and `luac` skips them.
    private mutating func skipPreamble() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        guard current == UInt8(ascii: "#") else { return }
        while let byte = current, byte != 0x0A { at += 1 }
    }

    private mutating func next(_ byte: UInt8) {
        let start = at
        switch byte {
        case 0x09...0x0D, 0x20: at += 1
        case UInt8(ascii: "-"):
            if peek(1) == byte { comment() } else { sign(.minus, 1) }
        case UInt8(ascii: "["): bracket()
        case UInt8(ascii: "="): sign(.assign, .equal)
        case UInt8(ascii: "<"):
            if peek(1) == byte { sign(.shiftLeft, 2) } else { sign(.less, .lessEqual) }
        case UInt8(ascii: ">"):
            if peek(1) == byte { sign(.shiftRight, 2) } else { sign(.greater, .greaterEqual) }
        case UInt8(ascii: "/"):
            if peek(1) == byte { sign(.floorDivide, 2) } else { sign(.slash, 1) }
        case UInt8(ascii: "~"): sign(.tilde, .notEqual)
        case UInt8(ascii: ":"):
            if peek(1) == byte { sign(.doubleColon, 2) } else { sign(.colon, 1) }
        case UInt8(ascii: "\""), UInt8(ascii: "'"): shortString(byte)
        case UInt8(ascii: "."): dots()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): numeral(from: start)
        default:
            if let kind = Self.single[byte] {
                sign(kind, 1)
            } else if byte.isNameStart {
                word()
            } else {
                stray(byte)
            }
        }
    }

    private static let single: [UInt8: Token.Kind] = {
        let kinds: [Token.Kind] = [
            .plus, .star, .percent, .caret, .hash, .ampersand, .pipe, .leftParen, .rightParen, .leftBrace, .rightBrace,
            .rightBracket, .semicolon, .comma,
        ]
        return Dictionary(uniqueKeysWithValues: kinds.map { ($0.rawValue.utf8.first ?? 0, $0) })
    }()

    private mutating func sign(_ kind: Token.Kind, _ length: Int) {
        at += length
        emit(kind, from: at - length)
    }

    /// One sign, or another when `=` follows.
    private mutating func sign(_ alone: Token.Kind, _ withEqual: Token.Kind) {
        if peek(1) == UInt8(ascii: "=") { sign(withEqual, 2) } else { sign(alone, 1) }
    }

    private mutating func dots() {
        if peek(1) == UInt8(ascii: ".") {
            if peek(2) == UInt8(ascii: ".") { sign(.dots, 3) } else { sign(.concat, 2) }
        } else if peek(1)?.isDigit == true {
            let start = at
            at += 1
            numeral(from: start)
        } else {
            sign(.dot, 1)
        }
    }

    private mutating func word() {
        let start = at
        while let byte = current, byte.isNameStart || byte.isDigit { at += 1 }
        let slice = bytes[start..<at]
        if slice.count <= 8, let kind = Token.Kind.reserved[String(decoding: slice, as: UTF8.self)] {
            emit(kind, from: start)
            return
        }
        if let number = numbers[slice] {
            emit(.name, from: start, name: number)
            return
        }
        numbers[slice] = names.count
        emit(.name, from: start, name: names.count)
        names.append(String(decoding: slice, as: UTF8.self))
    }

    /// Something that no Lua file has: one fault for the run of it, read as what was most likely meant.
    private mutating func stray(_ byte: UInt8) {
        let start = at
        if byte == UInt8(ascii: "!") {
            let unequal = peek(1) == UInt8(ascii: "=")
            at += unequal ? 2 : 1
            fault(
                "`\(unequal ? "!=" : "!")` is not Lua", start..<at, help: unequal ? "write `~=`" : "write `not`")
            emit(unequal ? .notEqual : .not, from: start)
            return
        }
        if byte == 0xE2, curlyText() { return }
        at += 1
        if byte >= 0x80 {
            while let more = current, more >= 0x80 { at += 1 }
        }
        let shown = Self.shown(bytes[start..<at])
        fault("\(shown) does not belong into Lua outside of a text", start..<at)
    }

    /// A text in typographic quotes, as word processors make them: one fault, read as the text.
    private mutating func curlyText() -> Bool {
        let quotes: [[UInt8]] = ["“", "”", "‘", "’"].map { Array($0.utf8) }
        guard quotes.contains(where: { bytes[at...].starts(with: $0) }) else { return false }
        let start = at
        at += 3
        while let byte = current, byte != 0x0A, byte != 0x0D {
            if byte == 0xE2, quotes.contains(where: { bytes[at...].starts(with: $0) }) {
                at += 3
                break
            }
            at += 1
        }
        fault("typographic quotes are not Lua", start..<(start + 3), help: "write straight quotes: `\"…\"`")
        emit(.string, from: start)
        return true
    }

    static func shown(_ slice: ArraySlice<UInt8>) -> String {
        if let text = String(validating: slice.prefix(40), as: UTF8.self),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        {
            return "`\(text)`"
        }
        let digits = String(slice.first ?? 0, radix: 16, uppercase: true)
        return "the byte 0x" + (digits.count < 2 ? "0" : "") + digits
    }

    private mutating func comment() {
        let start = at
        at += 2
        if current == UInt8(ascii: "["), case .open(let level) = longOpening() {
            longText(level, from: start, what: "comment")
            comments.append(Comment(range: start..<at, isLong: true))
            return
        }
        while let byte = current, byte != 0x0A, byte != 0x0D { at += 1 }
        comments.append(Comment(range: start..<at, isLong: false))
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isNameStart: Bool { (0x61...0x7A).contains(self | 0x20) || self == 0x5F }
    var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }
    /// Lua's space: blank, tab, new line, vertical tab, form feed, return.
    var isLuaSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
