/// One word, sign or literal of a Lua file.
public struct Token: Hashable, Sendable {
    /// What it is.
    public var kind: Kind
    /// Its first byte.
    public var start: Int
    /// The byte after it.
    public var end: Int
    /// Of a name: its number in the file, the same for the same name.
    public var name: Int = -1

    /// Its bytes.
    public var range: Range<Int> { start..<end }

    /// The kinds of tokens; the text of reserved words and signs is their own.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case and, `break`, `do`, `else`, elseif, end, `false`, `for`, function, goto, `if`, `in`, local, `nil`, not, or
        case `repeat`, `return`, then, `true`, until, `while`
        case plus = "+"
        case minus = "-"
        case star = "*"
        case slash = "/"
        case floorDivide = "//"
        case percent = "%"
        case caret = "^"
        case hash = "#"
        case ampersand = "&"
        case tilde = "~"
        case pipe = "|"
        case shiftLeft = "<<"
        case shiftRight = ">>"
        case equal = "=="
        case notEqual = "~="
        case lessEqual = "<="
        case greaterEqual = ">="
        case less = "<"
        case greater = ">"
        case assign = "="
        case leftParen = "("
        case rightParen = ")"
        case leftBrace = "{"
        case rightBrace = "}"
        case leftBracket = "["
        case rightBracket = "]"
        case doubleColon = "::"
        case semicolon = ";"
        case colon = ":"
        case comma = ","
        case dot = "."
        case concat = ".."
        case dots = "..."
        case name = "<name>"
        case number = "<number>"
        case string = "<string>"
        /// A byte or word that no Lua file has outside of texts.
        case stray = "<stray>"
        case endOfFile = "<end of file>"

        /// The reserved words by their text.
        static let reserved: [String: Kind] = {
            let words = allCases.filter { $0.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
            return Dictionary(uniqueKeysWithValues: words.map { ($0.rawValue, $0) })
        }()
    }
}

/// A comment, with its dashes.
public struct Comment: Hashable, Sendable {
    /// Its bytes.
    public var range: Range<Int>
    /// Whether it is written in long brackets.
    public var isLong: Bool
}
