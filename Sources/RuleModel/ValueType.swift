/// What a node of a rule graph yields.
public indirect enum ValueType: Hashable, Sendable, CustomStringConvertible {
    /// An exact number with a unit; money is a number whose unit is a currency.
    case number(MeasureUnit)
    /// A calendar date.
    case date
    /// A text or a code.
    case text
    /// A list of codes, known while staging.
    case codes
    /// A yes or no of a record.
    case flag
    /// What a named body says, or the consent of a state.
    case judgement
    /// A three-valued statement.
    case clause
    /// A record that can be asked.
    case record(RecordKind)
    /// A list of one type.
    case list(ValueType)
    /// A part of an answer.
    case result

    /// The unit of a number.
    public var unit: MeasureUnit? {
        guard case .number(let unit) = self else { return nil }
        return unit
    }

    /// The type of a list's members.
    public var element: ValueType? {
        guard case .list(let element) = self else { return nil }
        return element
    }

    /// Whether it is a fact: a value that may be missing.
    public var isFact: Bool {
        switch self {
        case .number, .date, .text, .flag, .judgement: true
        case .codes, .clause, .record, .list, .result: false
        }
    }

    /// The type in words.
    public var description: String {
        switch self {
        case .number(let unit): unit == .none ? "number" : "number of \(unit)"
        case .date: "date"
        case .text: "text"
        case .codes: "codes"
        case .flag: "flag"
        case .judgement: "judgement"
        case .clause: "clause"
        case .record(let kind): kind.rawValue
        case .list(let element): "list of \(element)"
        case .result: "part of an answer"
        }
    }
}
