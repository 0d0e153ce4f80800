/// What a register holds: what people know and files do not.
enum RegisterKind: String, CaseIterable, Sendable {
    case judgement, consent, priority, status
    case selfDeclaration = "self-declaration"
    case sectorList = "sector-list"

    /// The keys that every register has.
    static let common = ["says", "capacity", "date", "known", "from", "to", "document", "sensitivity"]

    /// The keys that a row has to have, besides `says`.
    var required: [String] {
        switch self {
        case .judgement: ["state", "slot", "answer"]
        case .consent: ["state", "scope", "answer"]
        case .priority: ["state", "rank", "title"]
        case .selfDeclaration: ["state", "statement"]
        case .sectorList: ["list", "state", "code", "name"]
        case .status: ["list", "subject", "status"]
        }
    }

    /// The keys that a row may have.
    var optional: [String] {
        switch self {
        case .priority, .sectorList: ["sectors"]
        default: []
        }
    }

    /// Every key that is read.
    var keys: [String] { required + optional + Self.common }

    /// The kind whose own columns are all in a header that also has `says`.
    static func told(by header: [String]) -> RegisterKind? {
        let columns = Set(header)
        guard columns.contains("says") else { return nil }
        return allCases.first { kind in kind.required.allSatisfy(columns.contains) }
    }

    /// Whether a header is a register's: of one kind, or with a column that names the kind of each row.
    static func isRegister(_ header: [String]) -> Bool {
        told(by: header) != nil || (header.contains("register") && header.contains("says"))
    }
}
