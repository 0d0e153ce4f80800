/// The kinds of record that a rule can ask, and what each can be asked: one table for staging, checking and documents.
public enum RecordKind: String, CaseIterable, Sendable {
    case state
    case portfolio
    case activity
    case organisation
    /// A sector of a recipient's own list.
    case sector
    /// An organisation in one sector of a recipient.
    case donor

    /// The data fields, read with a point, and their types.
    public var fields: [String: ValueType] {
        switch self {
        case .state: ["code": .text, "name": .text, "region": .text]
        case .portfolio: ["organisation": .text, "name": .text, "recipient": .text]
        case .organisation:
            ["key": .text, "name": .text, "type": .text, "scope": .text, "country": .text, "is_local": .flag]
        case .activity: Self.activityFields
        case .sector: ["code": .text, "name": .text, "commitments": Self.dollars, "spending": Self.dollars]
        case .donor:
            [
                "organisation": .text, "name": .text, "roles": .text, "commitments": Self.dollars,
                "spending": Self.dollars, "is_open": .flag,
            ]
        }
    }

    /// The lists, asked with a colon.
    public var lists: [String: ValueType] {
        switch self {
        case .portfolio: ["activities": .list(.record(.activity))]
        case .state: ["activities": .list(.record(.activity)), "neighbours": .list(.record(.state))]
        case .sector: ["donors": .list(.record(.donor))]
        case .activity: ["participants": .list(.record(.organisation)), "chain": .list(.record(.organisation))]
        case .organisation, .donor: [:]
        }
    }

    /// Whether it has the recipient's own sectors (`:sectors(list)`).
    public var hasSectors: Bool { self == .state || self == .portfolio || self == .activity }

    private static let dollars = ValueType.number(MeasureUnit("usd"))
    private static let activityFields: [String: ValueType] = [
        "identifier": .text, "title": .text, "status": .text, "is_open": .flag, "signed": .date, "start": .date,
        "end": .date, "humanitarian": .flag, "roles": .text, "commitments": dollars, "spending": dollars,
        "intermediaries": .number(.none), "reaches_local": .flag, "organisation": .text, "aid_type": .text,
        "budget_support": .flag,
    ]
}

extension Subject.Kind {
    /// The kind of record that a subject of this kind is, when rules can be asked about it.
    public var record: RecordKind? {
        switch self {
        case .state: .state
        case .portfolio: .portfolio
        case .activity: .activity
        case .organisation: .organisation
        case .proposal, .pair, .cell: nil
        }
    }
}
