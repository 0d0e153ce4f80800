/// What a rule's own words are in other languages. A word without a translation stays as the author wrote it.
///
/// Codes are those of the pack's texts without the rule's id: a clause's key, and nothing for the rule's title.
public struct RuleTexts: Hashable, Sendable {
    private var words: [Language: [String: String]] = [:]

    /// No translations.
    public init() {}

    /// The translations of one rule, out of all texts of its pack.
    public init(_ texts: [PackText], rule: String) {
        for text in texts where text.rule == rule { words[text.language, default: [:]][text.key] = text.text }
    }

    /// The words of a key, or the author's.
    public func words(_ key: String, in language: Language, else original: String) -> String {
        words[language]?[key] ?? original
    }
}

extension RuleGraph {
    /// Everything of a rule that an author words and an answer prints, by the key under which a pack translates it: clauses
    /// and comments, signs, classes, tests of quantifiers (`in-every-sector.active-donors`), what was left out and why,
    /// suggestions and whom to ask (`….ask`), obligations. Each key once, in the order of the rule.
    public var wordedKeys: [String] {
        var keys: [String] = []
        var seen: Set<String> = []
        func add(_ key: String) { if seen.insert(key).inserted { keys.append(key) } }
        for key in clauseKeys { add(key) }
        for node in nodes where !node.label.isEmpty {
            switch node.operation {
            case .classOf, .otherwise, .leavingOut, .obligation, .comment: add(node.key)
            case .suggest:
                add(node.key)
                if node.attributes.text != nil { add(node.key + ".ask") }
            default: continue
            }
        }
        return keys
    }

    /// The keys of the clauses that a decision prints; those under a sign or quantifier have its key before theirs.
    private var clauseKeys: [String] {
        var keys: [String] = []
        var visited: Set<Visit> = []
        func visit(_ index: Int, _ prefix: String) {
            guard visited.insert(Visit(node: index, prefix: prefix)).inserted else { return }
            let node = nodes[index]
            let isClause = node.type == .clause || node.operation == .sign
            let isNamed = !node.label.isEmpty || node.attributes.key != nil
            let key = prefix + (isNamed ? node.key : node.operation.name)
            if isClause, !node.label.isEmpty { keys.append(key) }
            let inner = node.operation == .sign || node.operation.isQuantifier ? key + "." : prefix
            for operand in node.operands where nodes[operand].type == .clause || nodes[operand].type == .result {
                visit(operand, inner)
            }
        }
        visit(root, "")
        return keys
    }

    private struct Visit: Hashable {
        var node: Int
        var prefix: String
    }
}

extension Operation {
    /// Whether it makes one clause of what a test says of the members of a list.
    public var isQuantifier: Bool { self == .anyOf || self == .allOf || self == .consecutive }
}
