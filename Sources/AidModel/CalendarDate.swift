/// A calendar date in the proleptic Gregorian calendar, without a time or a time zone.
///
/// Aid data speaks of days; a day in a donor's books is that day whatever the clock of the reader says.
public struct CalendarDate: Hashable, Sendable {
    /// Days since 1970-01-01; negative before.
    public var dayNumber: Int32

    /// Makes a date from its count of days since 1970-01-01.
    public init(dayNumber: Int32) {
        self.dayNumber = dayNumber
    }

    /// Makes a date from its parts, or `nil` when there is no such day (years 1 to 9999).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.daysIn(month: month, year: year)
        else { return nil }
        dayNumber = Int32(Self.days(year: year, month: month, day: day))
    }

    /// Reads `YYYY-MM-DD`; an XML Schema time zone or time after it (`Z`, `+02:00`, `T…`) is ignored, for publishers
    /// write dates in all these forms and mean the day they wrote.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        if bytes.count > 10,
            ![UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "T")].contains(bytes[10])
        {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }

    /// The year.
    public var year: Int { parts.year }
    /// The month, 1 to 12.
    public var month: Int { parts.month }
    /// The day of the month, from 1.
    public var day: Int { parts.day }

    /// The date `days` later, or earlier when negative.
    public func adding(days: Int) -> CalendarDate {
        CalendarDate(dayNumber: dayNumber + Int32(clamping: days))
    }

    /// The same day `months` later; the last day of the month when that month has no such day.
    public func adding(months: Int) -> CalendarDate {
        let current = parts
        let count = current.year * 12 + current.month - 1 + months
        let year = min(max(count.quotientTowardsMinusInfinity(12), 1), 9999)
        let month = count - count.quotientTowardsMinusInfinity(12) * 12 + 1
        let day = min(current.day, Self.daysIn(month: month, year: year))
        return CalendarDate(dayNumber: Int32(Self.days(year: year, month: month, day: day)))
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in digits {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// The number of days of a month.
    public static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    // Days from civil and back, by the usual era arithmetic on years that start in March.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.quotientTowardsMinusInfinity(400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(dayNumber) + 719_468
        let era = shifted.quotientTowardsMinusInfinity(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

extension CalendarDate: Comparable, CustomStringConvertible {
    /// Orders by time.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.dayNumber < right.dayNumber }

    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        func padded(_ value: Int, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension Int {
    /// Division that rounds down, for dates before the era.
    fileprivate func quotientTowardsMinusInfinity(_ divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
