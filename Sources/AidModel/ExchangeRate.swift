/// How many units of a currency one US dollar bought.
public struct ExchangeRate: SourcedRecord, Hashable {
    /// Where it was read.
    public var provenance = Provenance()
    /// ISO 4217.
    public var currency = ""
    /// The first day it holds for.
    public var start: CalendarDate?
    /// The last day it holds for.
    public var end: CalendarDate?
    /// Units of the currency for one US dollar.
    public var perDollar: FixedDecimal?

    /// Makes an empty record, to be filled.
    public init() {}

    /// What orders the records of the table.
    public var canonicalKey: String {
        "\(currency)|\(start?.description ?? "")"
    }
    /// The days it speaks of.
    public var period: Period { Period(start: start, end: end) }

    /// The table's name in the Snapshot.
    public static let tableName = "exchange_rates"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<ExchangeRate>) {
        schema.provenance(\.provenance)
        schema.text("currency", \.currency)
        schema.date("start", \.start)
        schema.date("end", \.end)
        schema.decimal("per_dollar", \.perDollar)
    }
}
