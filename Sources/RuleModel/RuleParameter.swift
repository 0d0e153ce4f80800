public import AidModel

/// A dated number, date, text or list of codes of a policy, with where it comes from.
public struct RuleParameter: Hashable, Sendable {
    /// A value of a parameter.
    public enum Value: Hashable, Sendable, CustomStringConvertible {
        case number(FixedDecimal)
        case date(CalendarDate)
        case text(String)
        case codes([String])

        /// The value as plain text.
        public var description: String {
            switch self {
            case .number(let number): number.description
            case .date(let date): date.description
            case .text(let text): text
            case .codes(let codes): codes.joined(separator: ", ")
            }
        }
    }

    /// A value and the days it is in force.
    public struct Interval: Hashable, Sendable {
        /// The first day; `nil` has always been in force.
        public var from: CalendarDate?
        /// The last day; `nil` is in force until the next interval starts.
        public var to: CalendarDate?
        /// The value.
        public var value: Value

        /// Makes an interval.
        public init(from: CalendarDate? = nil, to: CalendarDate? = nil, value: Value) {
            self.from = from
            self.to = to
            self.value = value
        }
    }

    /// The name; a cell of a table is `table[3].column`.
    public var name: String
    /// The unit of a number, as written.
    public var unit: String?
    /// `quoted`, `authors_choice` or `unverified`.
    public var origin: String
    /// The document that it is quoted from.
    public var reference: String?
    /// The values, earliest first.
    public var intervals: [Interval]

    /// Makes a parameter.
    public init(
        _ name: String, unit: String? = nil, origin: String = "unverified", reference: String? = nil,
        intervals: [Interval]
    ) {
        self.name = name
        self.unit = unit
        self.origin = origin
        self.reference = reference
        self.intervals = intervals
    }

    /// The interval in force on a day: the last one that has started and not ended.
    public func interval(on date: CalendarDate) -> Interval? {
        let started = intervals.filter { $0.from.map { $0 <= date } ?? true }
        let latest = started.max { ($0.from?.dayNumber ?? .min) < ($1.from?.dayNumber ?? .min) }
        guard let latest, latest.to.map({ date <= $0 }) ?? true else { return nil }
        return latest
    }

    /// What kind of value it has; every interval must have the same.
    public var type: ValueType? {
        let types = Set(intervals.map { type(of: $0.value) })
        return types.count == 1 ? types.first : nil
    }

    private func type(of value: Value) -> ValueType {
        switch value {
        case .number: .number(MeasureUnit(unit ?? ""))
        case .date: .date
        case .text: .text
        case .codes: .codes
        }
    }

    /// The words that are hashed.
    var canonicalText: String {
        let values = intervals.map { "\($0.from?.description ?? "-")…\($0.to?.description ?? "-")=\($0.value)" }
        return "\(name)|\(unit ?? "-")|\(origin)|\(reference ?? "-")|\(values.joined(separator: ";"))"
    }
}
