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
    /// such as a path, is broken at a slash where it has one, and never cut short.
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
                let piece = head(of: word, room())
                lines.append(String(piece))
                word = word.dropFirst(piece.count)
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        lines.append(line)
        return lines.enumerated().map { ($0.offset == 0 ? first ?? indent : indent) + $0.element + "\n" }.joined()
    }

    /// What goes on this line of a word that is too long for one: up to a slash; without one, up to a hyphen when that is
    /// more than half of the room; else what fits.
    private static func head(of word: Substring, _ room: Int) -> Substring {
        let head = word.prefix(room)
        if let slash = head.lastIndex(of: "/") { return head[...slash] }
        guard let hyphen = head.lastIndex(of: "-") else { return head }
        let piece = head[...hyphen]
        return piece.count * 2 > head.count ? piece : head
    }

    /// The width under which a text would be broken where it should not be: inside a word, or between a file and its line.
    static func leastWidth(_ text: String) -> Int {
        text.split(separator: " ").flatMap { word in
            word.split(separator: "/").flatMap { part in
                endsInLine(part) ? [part.count + 1] : part.split(separator: "-").map { $0.count + 1 }
            }
        }.max() ?? 0
    }

    /// Whether it is a place in a file, `name:line`, whatever punctuation follows.
    private static func endsInLine(_ word: Substring) -> Bool {
        let place = word.prefix { !"),;".contains($0) }
        guard let colon = place.lastIndex(of: ":"), colon != place.startIndex else { return false }
        let line = place[place.index(after: colon)...]
        return !line.isEmpty && line.allSatisfy(\.isNumber)
    }
}
