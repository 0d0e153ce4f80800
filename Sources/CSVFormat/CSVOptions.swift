/// How a table is written, and how much of it a reader will hold.
public struct CSVOptions: Hashable, Sendable {
    /// The byte between two fields: `,` unless the caller says otherwise; see ``CSVDialect/delimiter(of:)``.
    public var delimiter: UInt8
    /// The byte around a quoted field; written twice inside one to stand for itself.
    public var quote: UInt8
    /// The most bytes one field may hold; what is past it is left out of the field and reported.
    public var maximumFieldBytes: Int
    /// The most fields one row may hold; those past it are left out and reported.
    public var maximumFields: Int
    /// Whether a row that has fewer or more fields than the first one is reported; every row is read either way.
    public var expectsEqualRows: Bool
    /// How many findings of one code are kept; the rest are counted in one more finding.
    public var maximumFindingsPerCode: Int

    /// Makes options; the defaults suit a published table: comma, 1 MiB a field, 4,096 fields a row.
    public init(
        delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\""), maximumFieldBytes: Int = 1 << 20,
        maximumFields: Int = 4_096, expectsEqualRows: Bool = true, maximumFindingsPerCode: Int = 100
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.maximumFieldBytes = max(1, maximumFieldBytes)
        self.maximumFields = max(1, maximumFields)
        self.expectsEqualRows = expectsEqualRows
        self.maximumFindingsPerCode = max(1, maximumFindingsPerCode)
    }
}
