/// A span of days, both ends included; an end that is not known is open.
public struct Period: Hashable, Sendable {
    /// The first day, or `nil` when not known.
    public var start: CalendarDate?
    /// The last day, or `nil` when not known or still running.
    public var end: CalendarDate?

    /// Makes a span from its first and last day.
    public init(start: CalendarDate? = nil, end: CalendarDate? = nil) {
        self.start = start
        self.end = end
    }

    /// Whether the day lies in the span; an open end reaches as far as asked.
    public func contains(_ date: CalendarDate) -> Bool {
        (start.map { $0 <= date } ?? true) && (end.map { date <= $0 } ?? true)
    }

    /// Whether the two spans share a day.
    public func overlaps(_ other: Period) -> Bool {
        if let end, let otherStart = other.start, end < otherStart { return false }
        if let otherEnd = other.end, let start, otherEnd < start { return false }
        return true
    }
}
