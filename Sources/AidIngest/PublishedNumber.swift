import AidModel

/// A number as tables print it: exact, with or without thousands separators, per cent or a year in brackets.
struct PublishedNumber: Hashable {
    var value: FixedDecimal
    /// Whether it was written with `%`; the value is then of 100.
    var isPercentage = false
    /// The year in brackets after it: `41,763 (2024 est.)`.
    var year: Int?

    /// Reads `1234.5`, `1,234`, `12%`; `nil` for anything else.
    init?(_ text: String) {
        var digits = text[...]
        if digits.last == "%" {
            isPercentage = true
            digits = digits.dropLast()
            while digits.last == " " { digits = digits.dropLast() }
        }
        guard let value = FixedDecimal(Self.withoutSeparators(digits)) else { return nil }
        self.value = value
    }

    /// Reads a number that is followed by its year in brackets.
    init?(withYear text: String) {
        guard let open = text.firstIndex(of: "("), let number = text[..<open].trimmedOrNil,
            let plain = PublishedNumber(number)
        else { return nil }
        self = plain
        let note = text[text.index(after: open)...]
        let runs = note.split { !($0.isASCII && $0.isNumber) }
        guard let year = runs.first(where: { $0.count == 4 }).flatMap({ Int($0) }), (1000...9999).contains(year)
        else { return nil }
        self.year = year
    }

    /// `1,234,567.8` without commas when they stand where thousands part; else as it is, so that it is no number.
    private static func withoutSeparators(_ text: Substring) -> String {
        guard text.contains(",") else { return String(text) }
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
        let lead = groups[0].drop { $0 == "-" || $0 == "+" }
        guard (1...3).contains(lead.count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
            return String(text)
        }
        return groups.joined() + (parts.count > 1 ? "." + parts[1] : "")
    }
}
