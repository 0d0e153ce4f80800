/// One movement or promise of money, as its publisher reports it.
public struct Transaction: SnapshotRecord, Hashable {
    /// IATI TransactionType as published; `kind` reads it.
    public var type: String?
    /// The publisher's own reference.
    public var reference: String?
    /// The day.
    public var date: CalendarDate?
    /// The amount, negative for corrections; `nil` when it could not be read.
    public var amount: FixedDecimal?
    /// ISO 4217, the activity's default when the value names none.
    public var currency: String?
    /// The date to convert at.
    public var valueDate: CalendarDate?
    /// The description, first language.
    public var description: String?
    /// From whom, as published.
    public var provider = OrganisationReference()
    /// To whom, as published.
    public var receiver = OrganisationReference()
    /// The country of this transaction alone.
    public var recipientCountry: String?
    /// The region of this transaction alone.
    public var recipientRegion: String?
    /// Whether this transaction is marked humanitarian.
    public var humanitarian: Bool?
    /// IATI FlowType of this transaction alone.
    public var flowType: String?
    /// IATI FinanceType of this transaction alone.
    public var financeType: String?
    /// IATI TiedStatus of this transaction alone.
    public var tiedStatus: String?
    /// IATI DisbursementChannel.
    public var disbursementChannel: String?
    /// Aid types of this transaction alone.
    public var aidTypes: [VocabularyCode] = []
    /// Sectors of this transaction alone.
    public var sectors: [SectorAllocation] = []
    /// The line.
    public var line = 0

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name in the Snapshot.
    public static let tableName = "transactions"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<Transaction>) {
        schema.text("type", \.type)
        schema.text("reference", \.reference)
        schema.date("date", \.date)
        schema.decimal("amount", \.amount)
        schema.text("currency", \.currency)
        schema.date("value_date", \.valueDate)
        schema.text("description", \.description)
        schema.organisation("provider", \.provider)
        schema.organisation("receiver", \.receiver)
        schema.text("recipient_country", \.recipientCountry)
        schema.text("recipient_region", \.recipientRegion)
        schema.flag("humanitarian", \.humanitarian)
        schema.text("flow_type", \.flowType)
        schema.text("finance_type", \.financeType)
        schema.text("tied_status", \.tiedStatus)
        schema.text("disbursement_channel", \.disbursementChannel)
        schema.list("aid_types", \.aidTypes)
        schema.list("sectors", \.sectors)
        schema.integer("line", \.line)
    }
}
