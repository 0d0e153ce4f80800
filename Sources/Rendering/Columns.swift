/// Puts text into columns of a terminal. Width counts characters, which is right for most scripts.
enum Columns {
    /// Padded on the right, or cut with an ellipsis.
    static func left(_ text: String, _ width: Int) -> String {
        let length = text.count
        if length > width { return String(text.prefix(max(width - 1, 0))) + "…" }
        return text + String(repeating: " ", count: width - length)
    }

    /// Padded on the left.
    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(width - text.count, 0)) + text
    }

    /// A whole number in groups of three digits, parted by commas.
    static func grouped(_ value: Int) -> String { grouped(String(value)) }

    /// A decimal text with its whole part in groups of three digits.
    static func grouped(_ text: String) -> String {
        let negative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        var whole = ""
        let digits = Array(parts.first ?? "0")
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { whole.append(",") }
            whole.append(digit)
        }
        return (negative ? "-" : "") + whole + (parts.count > 1 ? "." + parts[1] : "")
    }

    /// Text in lines of at most `width`, broken at spaces, each line behind `indent`.
    static func wrapped(_ text: String, width: Int, indent: String = "", first: String? = nil) -> String {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let room = width - (lines.isEmpty ? (first ?? indent).count : indent.count)
            if !line.isEmpty, line.count + 1 + word.count > room {
                lines.append(line)
                line = String(word)
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        lines.append(line)
        return lines.enumerated().map { ($0.offset == 0 ? first ?? indent : indent) + $0.element + "\n" }.joined()
    }
}
