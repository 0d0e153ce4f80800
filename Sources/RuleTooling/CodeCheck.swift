import Findings
import RuleModel

/// Finds codes in a rule that are on no published list, with the nearest one that is.
struct CodeCheck {
    let pack: Pack
    let file: PackFile
    let scope: RuleScope
    let graph: RuleGraph

    /// Every code that is on no list.
    var findings: [Finding] {
        let scoped =
            unknown(scope.recipients, .country) + unknown(scope.sectors, .sector) + unknown(scope.forms, .form)
            + scope.other.keys.sorted().filter { !CodeList.scope.contains($0) }.map { name in
                CodeList.scope.unknown(name, as: "unknown-scope", at: place(of: name, quoted: false))
            }
        return scoped + graph.nodes.flatMap(compared)
    }

    /// The codes that a field is compared with; those of a parameter are plain texts to a rule and stand in its node too.
    private func compared(_ node: RuleNode) -> [Finding] {
        guard node.operation == .is || node.operation == .oneOf, let first = node.operands.first else { return [] }
        guard let list = list(of: graph.nodes[first]) else { return [] }
        return unknown(node.attributes.codes, list, line: node.line)
    }

    private static func codes(_ value: ParameterValue) -> [String] {
        switch value {
        case .text(let text): [text]
        case .list(let values): values.map(\.description)
        default: []
        }
    }

    /// The list that a field's codes come from, when there is a published one.
    private func list(of node: RuleNode) -> CodeList? {
        guard node.operation == .field, let record = node.operands.first, let name = node.attributes.text,
            case .record(let kind) = graph.nodes[record].type
        else { return nil }
        return switch (kind, name) {
        case (.state, "code"), (.portfolio, "recipient"), (.organisation, "country"): .country
        case (.activity, "status"): .activityStatus
        case (.activity, "aid_type"): .aidType
        case (.organisation, "type"): .organisationType
        default: nil
        }
    }

    private func unknown(_ codes: [String], _ list: CodeList, line: Int? = nil) -> [Finding] {
        codes.filter { !list.contains($0) }.map { code in
            list.unknown(code, at: place(of: code, quoted: true, line: line))
        }
    }

    /// Where a text first stands in the file, on a line when one is known; else where a parameter has it; else the line.
    private func place(of text: String, quoted: Bool, line: Int? = nil) -> SourceLocation {
        let lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let forms = quoted ? ["\"\(text)\"", "'\(text)'"] : [text]
        for (index, content) in lines.enumerated() where line == nil || index + 1 == line {
            for form in forms {
                guard let start = content.firstRange(of: Array(form.utf8))?.lowerBound else { continue }
                let column = start - content.startIndex + (quoted ? 2 : 1)
                return SourceLocation(file: file.shownPath, line: index + 1, column: column)
            }
        }
        let declared = pack.parameters.flatMap(\.intervals).first { Self.codes($0.value).contains(text) }
        return declared?.location ?? SourceLocation(file: file.shownPath, line: line ?? 1, column: 1)
    }
}
