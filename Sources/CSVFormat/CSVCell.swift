/// One cell to be written: text that a spreadsheet must never run, or a number that it may read.
public enum CSVCell: Hashable, Sendable, ExpressibleByStringLiteral {
    /// Text, neutralised where a spreadsheet would take it for a formula.
    case text(String)
    /// A number in plain or scientific notation with `.`; anything else given as a number is written as text.
    case number(String)

    /// Makes a text cell.
    public init(stringLiteral value: String) {
        self = .text(value)
    }

    /// What is written for the cell, before quoting.
    ///
    /// Text that starts with `=`, `+`, `-`, `@`, a tab or a line end, or with the full-width form of one of the signs, gets
    /// a `'` in front, which spreadsheets show as text (OWASP, CSV Injection). NUL becomes U+FFFD.
    var neutralised: String {
        switch self {
        case .number(let digits) where Self.isNumber(digits): digits
        case .number(let text), .text(let text): Self.neutralise(text)
        }
    }

    private static let dangerous: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    private static func neutralise(_ text: String) -> String {
        var scalars = text.unicodeScalars
        if scalars.contains("\0") { scalars = String.UnicodeScalarView(scalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }) }
        guard let first = scalars.first(where: { $0 != " " }), dangerous.contains(first) else { return String(scalars) }
        return "'" + String(scalars)
    }

    /// Whether `text` is an optional sign, digits with an optional `.` and digits, and an optional exponent.
    static func isNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard dropDigits(&rest) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard dropDigits(&rest) else { return false }
        }
        guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else { return rest.isEmpty }
        rest.removeFirst()
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        return dropDigits(&rest) && rest.isEmpty
    }

    private static func dropDigits(_ rest: inout Substring.UTF8View) -> Bool {
        let count = rest.count
        rest = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return rest.count < count
    }
}
