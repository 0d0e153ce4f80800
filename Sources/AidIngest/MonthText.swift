import AidModel

/// A month as tables write it: `January`, `Jan 2025`, `2025-01`, `2025-01-15`.
struct MonthText {
    /// The whole month.
    let period: Period

    private static let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// `nil` when it names no month, or no year is known.
    init?(_ text: String, year: Int?) {
        let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        let numbers = parts.compactMap { Int($0) }
        let written = numbers.first { $0 > 1900 && $0 < 2200 }
        var month = parts.lazy.compactMap { part in
            part.count >= 3 && part.allSatisfy(\.isLetter)
                ? Self.names.firstIndex { part.hasPrefix($0) }.map { $0 + 1 } : nil
        }.first
        if month == nil, written != nil { month = numbers.first { (1...12).contains($0) } }
        guard let month, let year = written ?? year, let start = CalendarDate(year: year, month: month, day: 1) else {
            return nil
        }
        let days = CalendarDate.daysIn(month: month, year: year)
        period = Period(start: start, end: start.adding(days: days - 1))
    }
}
