/// Something that a rule asks of an activity; conditions of two bodies on one key are comparable.
public struct RuleCondition: Hashable, Sendable {
    /// What it is about (`reporting.interval_months`).
    public var key: String
    /// `=`, `≠`, `≤`, `≥`, `in`, `not in`.
    public var comparison: String
    /// The values, as text, in order.
    public var values: [String]
    /// The unit of numbers, when there is one.
    public var unit: String?
    /// The line of the rule file.
    public var line: Int

    /// Makes a condition.
    public init(key: String, comparison: String, values: [String], unit: String? = nil, line: Int = 0) {
        self.key = key
        self.comparison = comparison
        self.values = values
        self.unit = unit
        self.line = line
    }
}
