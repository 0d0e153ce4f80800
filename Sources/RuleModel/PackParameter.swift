public import AidModel
public import Findings

/// A dated number, date, text, list or table from a policy: with unit, origin and reference, never in Lua.
public struct PackParameter: Hashable, Sendable {
    /// Where a value comes from; printed with every answer that used it.
    public enum Origin: String, CaseIterable, Sendable {
        /// Quoted from the document in the reference.
        case quoted
        /// Chosen by the pack's authors.
        case authorsChoice = "authors_choice"
        /// Reported, but not checked in the document.
        case unverified
    }

    /// A value with the days on which it is in force.
    public struct Interval: Hashable, Sendable {
        /// The first day.
        public var from: CalendarDate
        /// The last day; `nil` when it is open.
        public var to: CalendarDate?
        /// The value.
        public var value: ParameterValue
        /// Where it comes from.
        public var origin: Origin
        /// Document and clause.
        public var reference: String
        /// Where it stands.
        public var location: SourceLocation

        /// Makes an interval.
        public init(
            from: CalendarDate, to: CalendarDate?, value: ParameterValue, origin: Origin, reference: String,
            at location: SourceLocation
        ) {
            self.from = from
            self.to = to
            self.value = value
            self.origin = origin
            self.reference = reference
            self.location = location
        }

        /// Whether it is in force on a day.
        public func contains(_ day: CalendarDate) -> Bool {
            guard from <= day else { return false }
            guard let to else { return true }
            return day <= to
        }
    }

    /// The name that rules use.
    public var name: String
    /// The unit: `persons`, `share`, `years`, an ISO 4217 currency (`USD`), `code`, `text`, `date`, `flag` or `table`.
    public var unit: String
    /// A table's columns with their units, in order; empty otherwise.
    public var columns: [Column]
    /// The values, in order of their days; each ends where the next starts.
    public var intervals: [Interval]
    /// Where it is declared.
    public var location: SourceLocation

    /// A column of a table.
    public struct Column: Hashable, Sendable {
        /// The name that rules use.
        public var name: String
        /// The unit of its cells.
        public var unit: String

        /// Makes a column.
        public init(name: String, unit: String) {
            self.name = name
            self.unit = unit
        }
    }

    /// Declares a parameter.
    public init(
        name: String, unit: String, columns: [Column] = [], intervals: [Interval], at location: SourceLocation
    ) {
        self.name = name
        self.unit = unit
        self.columns = columns
        self.intervals = intervals
        self.location = location
    }

    /// The interval in force on a day, if any.
    public func inForce(on day: CalendarDate) -> Interval? {
        intervals.first { $0.contains(day) }
    }

    /// As a decision names the value that was in force on a day.
    public func use(on day: CalendarDate) -> ParameterUse? {
        inForce(on: day).map {
            ParameterUse(
                name: name, value: $0.value.description, unit: unit, origin: $0.origin.rawValue,
                reference: $0.reference, from: $0.from.description)
        }
    }
}

extension PackParameter {
    /// The parameter as rules staged on a day see it: a table becomes one parameter for each cell, `name[3].column`.
    public func ruleParameters(on day: CalendarDate) -> [RuleParameter] {
        guard let current = inForce(on: day) else { return [] }
        if case .table(let rows) = current.value { return cells(rows, of: current) }
        let dated = intervals.compactMap { interval in
            Self.plain(interval.value).map { RuleParameter.Interval(from: interval.from, to: interval.to, value: $0) }
        }
        return [
            RuleParameter(
                name, unit: unit, origin: current.origin.rawValue, reference: current.reference, intervals: dated)
        ]
    }

    private func cells(_ rows: [ParameterValue.Row], of interval: Interval) -> [RuleParameter] {
        rows.enumerated().flatMap { index, row in
            columns.compactMap { column in
                guard let value = row.cells[column.name].flatMap(Self.plain) else { return nil }
                return RuleParameter(
                    "\(name)[\(index + 1)].\(column.name)", unit: column.unit, origin: interval.origin.rawValue,
                    reference: interval.reference,
                    intervals: [RuleParameter.Interval(from: interval.from, to: interval.to, value: value)])
            }
        }
    }

    private static func plain(_ value: ParameterValue) -> RuleParameter.Value? {
        switch value {
        case .number(let number): .number(number)
        case .date(let date): .date(date)
        case .text(let text): .text(text)
        case .flag(let flag): .text(flag ? "true" : "false")
        case .list(let values): .codes(values.map(\.description))
        case .table: nil
        }
    }
}
