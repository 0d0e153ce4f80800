public import AidModel

/// A span of calendar time as packs write it: `90d`, `18m`, `2y`.
public struct CalendarSpan: Hashable, Sendable, CustomStringConvertible {
    /// What is counted.
    public enum Unit: Character, CaseIterable, Sendable {
        /// Days.
        case days = "d"
        /// Calendar months.
        case months = "m"
        /// Calendar years.
        case years = "y"
    }

    /// How many.
    public var count: Int
    /// Of what.
    public var unit: Unit

    /// Makes a span.
    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// Reads a whole number from 0 to 9999 followed by `d`, `m` or `y`; `nil` for anything else.
    public init?(_ text: String) {
        guard let last = text.last, let unit = Unit(rawValue: last) else { return nil }
        let digits = text.dropLast()
        guard !digits.isEmpty, digits.utf8.count <= 4, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let count = Int(digits)
        else { return nil }
        self.init(count, unit)
    }

    /// The day that lies this span before `day`.
    public func before(_ day: CalendarDate) -> CalendarDate {
        switch unit {
        case .days: day.adding(days: -count)
        case .months: day.adding(months: -count)
        case .years: day.adding(months: -12 * count)
        }
    }

    /// As packs write it.
    public var description: String { "\(count)\(unit.rawValue)" }
}
