public import AidModel

/// A value of a parameter, typed by the parameter's unit.
public enum ParameterValue: Hashable, Sendable {
    /// A number in the parameter's unit.
    case number(FixedDecimal)
    /// A text or a code.
    case text(String)
    /// A calendar date.
    case date(CalendarDate)
    /// Yes or no.
    case flag(Bool)
    /// Values of one unit, in order.
    case list([ParameterValue])
    /// Rows under declared columns, in order.
    case table([Row])

    /// One row of a table; an empty cell has no entry.
    public struct Row: Hashable, Sendable {
        /// The cells by column.
        public var cells: [String: ParameterValue]

        /// Makes a row.
        public init(cells: [String: ParameterValue]) {
            self.cells = cells
        }
    }

    /// The value as text for people.
    public var description: String {
        switch self {
        case .number(let number): number.description
        case .text(let text): text
        case .date(let date): date.description
        case .flag(let flag): flag ? "true" : "false"
        case .list(let values): values.map(\.description).joined(separator: ", ")
        case .table(let rows): "\(rows.count) rows"
        }
    }
}
