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

    /// Text in lines of at most `width`, broken at spaces, each line behind `indent`; a word that is longer than a line,
    /// such as a path, is broken where it has to be and never cut short.
    static func wrapped(_ text: String, width: Int, indent: String = "", first: String? = nil) -> String {
        var lines: [String] = []
        var line = ""
        func room() -> Int { max(width - (lines.isEmpty ? (first ?? indent).count : indent.count), 4) }
        for word in text.split(separator: " ") {
            var word = word
            if !line.isEmpty, line.count + 1 + word.count > room() {
                lines.append(line)
                line = ""
            }
            while word.count > room() {
                let piece = breakable(word.prefix(room()))
                lines.append(String(piece))
                word = word.dropFirst(piece.count)
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        lines.append(line)
        return lines.enumerated().map { ($0.offset == 0 ? first ?? indent : indent) + $0.element + "\n" }.joined()
    }

    /// The longest beginning that ends after a slash or a hyphen, when that is more than half of it; else all of it.
    private static func breakable(_ piece: Substring) -> Substring {
        guard let place = piece.lastIndex(where: { $0 == "/" || $0 == "-" }) else { return piece }
        let head = piece[...place]
        return head.count * 2 > piece.count ? head : piece
    }
}
