/// What an activity plans to spend in a period.
public struct Budget: SnapshotRecord, Hashable {
    /// IATI BudgetType: 1 original, 2 revised; `nil` means 1.
    public var type: String?
    /// IATI BudgetStatus: 1 indicative, 2 committed; `nil` means 1.
    public var status: String?
    /// The first day.
    public var start: CalendarDate?
    /// The last day.
    public var end: CalendarDate?
    /// The amount; `nil` when it could not be read.
    public var amount: FixedDecimal?
    /// ISO 4217, the activity's default when the value names none.
    public var currency: String?
    /// The date to convert at.
    public var valueDate: CalendarDate?
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "budgets"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Budget>) {
        schema.text("type", \.type)
        schema.text("status", \.status)
        schema.date("start", \.start)
        schema.date("end", \.end)
        schema.decimal("amount", \.amount)
        schema.text("currency", \.currency)
        schema.date("value_date", \.valueDate)
        schema.integer("line", \.line)
    }
}
