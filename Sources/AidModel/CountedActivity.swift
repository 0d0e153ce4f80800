/// The one record that counts for a reported activity, with what rules ask of it: derived from the Snapshot, all
/// recipients together, held in the second hashed segment.
public struct CountedActivity: SnapshotRecord, Hashable {
    /// The publisher's key; empty when it names none.
    public var organisation = ""
    /// The activity as its publisher has it: roles are the publisher's, money is netted over all recipients; how far it
    /// travels is told when it is the same for each recipient.
    public var part = PortfolioMember()
    /// How many records of this identifier there are.
    public var records = 1
    /// The recipients that the activity or one of its transactions names, by code.
    public var recipients: [RecipientCountry] = []

    /// Makes an empty record, to be filled.
    public init() {}

    /// The table's name.
    public static let tableName = "counted_activities"
    /// The columns.
    public static func declare(_ schema: inout SnapshotSchema<CountedActivity>) {
        schema.text("organisation", \.organisation)
        schema.part(\.part)
        schema.integer("records", \.records)
        schema.list("recipients", \.recipients)
    }
}

extension SnapshotSchema {
    /// Declares the columns of an activity's part.
    mutating func part(_ path: WritableKeyPath<Record, PortfolioMember>) {
        integer("activity", path.appending(path: \.activity))
        text("roles", path.appending(path: \.roles))
        flag("open", path.appending(path: \.isOpen))
        decimal("commitments", path.appending(path: \.commitments))
        decimal("spending", path.appending(path: \.spending))
        list("sectors", path.appending(path: \.sectors))
        integer("intermediaries", path.appending(path: \.intermediaries))
        flag("reaches_local", path.appending(path: \.reachesLocal))
        list("chain", path.appending(path: \.chain))
    }
}
