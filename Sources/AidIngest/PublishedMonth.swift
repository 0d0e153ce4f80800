import AidModel

/// The days that a cell such as `January`, `May 2025`, `2025-05` or `2025-05-01` means.
enum PublishedMonth {
    private static let names = [
        ["january", "jan", "janvier"], ["february", "feb", "fevrier"], ["march", "mar", "mars"],
        ["april", "apr", "avril"], ["may", "mai"], ["june", "jun", "juin"], ["july", "jul", "juillet"],
        ["august", "aug", "aout"], ["september", "sep", "sept", "septembre"], ["october", "oct", "octobre"],
        ["november", "nov", "novembre"], ["december", "dec", "decembre"],
    ]

    /// What a cell was read as.
    enum Answer: Hashable {
        case period(Period)
        /// A month of a year that nobody names.
        case withoutYear(Int)
        case unreadable
    }

    static func read(_ text: String, year: Int?) -> Answer {
        if let day = CalendarDate(text) { return .period(Period(start: day, end: day)) }
        let words = FoldedName.plain(text).split(separator: " ")
        let found = words.firstIndex { word in names.contains { $0.contains(String(word)) } }
        guard words.count <= 2, let found, let month = names.firstIndex(where: { $0.contains(String(words[found])) })
        else { return numbers(words) }
        guard words.count == 2 else { return answer(month + 1, year) }
        let other = words[1 - found]
        guard other.count == 4, let own = Int(other) else { return .unreadable }
        return answer(month + 1, own)
    }

    /// `2025-05` and `05/2025`.
    private static func numbers(_ words: [Substring]) -> Answer {
        guard words.count == 2, let first = Int(words[0]), let second = Int(words[1]) else { return .unreadable }
        let (year, month) = words[0].count == 4 ? (first, second) : (second, first)
        guard (1...12).contains(month), (1000...9999).contains(year) else { return .unreadable }
        return answer(month, year)
    }

    private static func answer(_ month: Int, _ year: Int?) -> Answer {
        guard let year else { return .withoutYear(month) }
        return .period(Period(year: year, month: month))
    }
}
