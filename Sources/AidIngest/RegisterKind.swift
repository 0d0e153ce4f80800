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

    /// The kind whose own columns are all in a header that also has `says`, or that names the kind in a column
    /// `register`.
    static func told(by header: [String]) -> RegisterKind? {
        let columns = Set(header)
        let told = allCases.first { kind in kind.required.allSatisfy(columns.contains) }
        guard let told, columns.contains("says") || columns.contains("register") else { return nil }
        return told
    }
}
