import Findings
import LuaSandbox
import RuleModel

/// What a rule declares beside its function.
struct RuleHeader {
    let id: String
    let kind: RuleKind
    let subject: Subject.Kind
    let scope: RuleScope

    init(_ value: LuaValue, file: PackFile) throws(StagingFault) {
        func fault(_ code: String, _ message: String, _ names: [String]) -> StagingFault {
            let help = names.isEmpty ? nil : "known: " + names.map { "`\($0)`" }.joined(separator: ", ")
            return StagingFault(
                Finding(.error, code, message, at: SourceLocation(file: file.shownPath, line: 1, column: 1), help: help)
            )
        }
        id = value["id"]?.text ?? ""
        guard PackReading.isSlug(id) else { throw fault("rule-shape", "`\(id)` is not a rule id", []) }
        guard let kind = value["kind"]?.text.flatMap(RuleKind.init(rawValue:)) else {
            throw fault("rule-shape", "the rule has no kind", RuleKind.allCases.map(\.rawValue))
        }
        let named = value["subject"]?.text ?? ""
        guard let subject = Subject.Kind(rawValue: named), subject.record != nil else {
            let names = Subject.Kind.allCases.filter { $0.record != nil }.map(\.rawValue)
            throw fault("unknown-subject", "there is no subject `\(named)`", names)
        }
        self.kind = kind
        self.subject = subject
        scope = RuleScope(declared: value["scope"])
    }
}

extension RuleScope {
    fileprivate init(declared value: LuaValue?) {
        self.init()
        guard case .table(let entries)? = value else { return }
        for entry in entries {
            switch entry.key {
            case "recipients": recipients = entry.value.texts
            case "sectors": sectors = entry.value.texts
            case "forms": forms = entry.value.texts
            default: other[entry.key] = entry.value.texts
            }
        }
    }
}

extension LuaValue {
    /// A text.
    var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The texts of an array, or one text.
    var texts: [String] {
        if case .array(let values) = self { return values.compactMap(\.text) }
        return text.map { [$0] } ?? []
    }
}
