/// Text from data or packs, made harmless for the place where it is shown.
///
/// A title may hold anything: terminal escapes, mark-up, spreadsheet formulas, workflow commands. What is shown must be
/// that text and nothing else, wherever it lands.
public enum Neutralised {
    /// For a terminal: control characters (escape sequences among them) and invisible direction changes become visible
    /// stand-ins; line breaks become spaces, so that one value stays on one line; and since wrapping may bring any word to
    /// the start of a line, no word begins like a workflow command of a build service.
    public static func terminal(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": shown.append(" ")
            case let scalar where isUnsafe(scalar): shown.append("\u{FFFD}")
            default: shown.append(scalar)
            }
        }
        return withoutCommands(String(shown))
    }

    /// A word that a build service would obey at the start of a line gets a backslash in front.
    private static func withoutCommands(_ line: String) -> String {
        guard line.contains("::") || line.contains("##") else { return line }
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let isCommand = ["::", "##[", "##vso["].contains { word.hasPrefix($0) }
            return isCommand ? "\\" + word : String(word)
        }
        return words.joined(separator: " ")
    }

    /// For HTML text and quoted attributes.
    public static func html(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n", "\t": escaped += " "
            case let scalar where isUnsafe(scalar): escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// For a cell of a spreadsheet: quoted where needed, and text that a spreadsheet would run as a formula gets an
    /// apostrophe in front; a plain number with a sign is none.
    public static func csv(_ text: String) -> String {
        var cell = terminal(text)
        if opensFormula(cell), !isPlainNumber(cell) { cell = "'" + cell }
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0 == "'" || $0 == ";" }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    // Spreadsheets look past blanks, and read the full-width forms of the signs as the signs.
    private static func opensFormula(_ cell: String) -> Bool {
        guard let first = cell.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }) else { return false }
        return "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
    }

    private static func isPlainNumber(_ text: String) -> Bool {
        let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ".", omittingEmptySubsequences: false)
        let signs = text.prefix { $0 == "-" || $0 == "+" }.count
        guard signs <= 1, parts.count <= 2 else { return false }
        return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    }

    /// For a Markdown table or paragraph: no mark-up of the text's own.
    public static func markdown(_ text: String) -> String {
        var escaped = ""
        for character in terminal(text) {
            if "\\`*_{}[]()#+-.!|<>&~".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    /// For the data of a GitHub workflow command.
    public static func githubData(_ text: String) -> String {
        replaced(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
    }

    /// For a property of a GitHub workflow command.
    public static func githubProperty(_ text: String) -> String {
        replaced(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
    }

    /// For the description of a TAP test point: one line, in which nothing is a directive.
    public static func tap(_ text: String) -> String {
        terminal(text).reduce(into: "") { $0 += $1 == "#" || $1 == "\\" ? "\\\($1)" : String($1) }
    }

    /// For XML text and quoted attributes.
    public static func xml(_ text: String) -> String { html(text) }

    private static func replaced(_ text: String, _ table: [Unicode.Scalar: String]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let replacement = table[scalar] {
                result += replacement
            } else if isUnsafe(scalar) {
                result += "\u{FFFD}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Controls, and the marks that reorder or hide text (bidirectional overrides and isolates, zero-width characters).
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0: true
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        case 0xE0000...0xE007F: true
        default: false
        }
    }
}
