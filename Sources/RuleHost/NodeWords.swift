import RuleModel

/// What is printed of a node whatever its values are, written once for a rule.
struct NodeWords {
    /// The key of its clause; the operation's name for one that the author gave no words.
    let key: String
    /// The operation's name.
    let operation: String
    /// The unit of its number.
    let unit: String
    /// What a leaf asks.
    let question: Question
    /// What a leaf asks, in words.
    let asked: String

    init(_ node: RuleNode, of graph: RuleGraph) {
        operation = node.operation.name
        key = node.label.isEmpty && node.attributes.key == nil ? operation : node.key
        unit = node.type.unit.map(\.name) ?? ""
        question = Question(leaf: node, of: graph)
        asked = question.words
    }
}
