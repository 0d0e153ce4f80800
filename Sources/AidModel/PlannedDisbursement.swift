/// What is planned to be passed on in a period.
public struct PlannedDisbursement: SnapshotRecord, Hashable {
    /// IATI BudgetType: 1 original, 2 revised.
    public var type: String?
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
    /// From whom.
    public var provider = OrganisationReference()
    /// To whom.
    public var receiver = OrganisationReference()
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "planned_disbursements"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<PlannedDisbursement>) {
        schema.text("type", \.type)
        schema.date("start", \.start)
        schema.date("end", \.end)
        schema.decimal("amount", \.amount)
        schema.text("currency", \.currency)
        schema.date("value_date", \.valueDate)
        schema.organisation("provider", \.provider)
        schema.organisation("receiver", \.receiver)
        schema.integer("line", \.line)
    }
}
