import AidModel

/// A rule as the host reasons about it: a typed graph, the same for every subject, evaluated without Lua.
///
/// Nodes are hash-consed, only those that the root reaches are kept, and they are numbered in post-order from the root,
/// so that two sources which differ only in the order of their statements give the same hash.
public struct RuleGraph: Hashable, Sendable {
    /// What a graph may not exceed (`limit`).
    public enum Limits {
        /// Nodes.
        public static let nodes = 4096
        /// Edges.
        public static let edges = 16_384
        /// Operands of one node.
        public static let children = 1000
        /// Nodes on a path.
        public static let depth = 64
        /// Members around a member.
        public static let listDepth = 3
        /// UTF-8 bytes of a label.
        public static let label = 160
        /// UTF-8 bytes of all labels.
        public static let labels = 65_536
        /// Tests.
        public static let tests = 256
        /// Rows that all nodes together may pass over.
        public static let cost = 1 << 30
    }

    /// The level of the canonical form that is hashed.
    public static let formLevel = 1

    /// The kind of rule.
    public let kind: RuleKind
    /// What it is asked about.
    public let subject: Subject.Kind
    /// The nodes, operands before what reads them; the last is the root.
    public let nodes: [RuleNode]
    /// The parameters that it reads, by name.
    public let parameters: [RuleParameter]
    /// Names of parameters that chose its path while it was staged, in order.
    public let steeredBy: [String]
    /// The inputs that it reads, as its pack declares them.
    public let inputs: [RuleInput]
    /// The SHA-256 of its canonical form.
    public let hash: String

    /// Puts a graph together from nodes in post-order; the builder is the only one that should.
    init(
        kind: RuleKind, subject: Subject.Kind, nodes: [RuleNode], parameters: [RuleParameter], steeredBy: [String],
        inputs: [RuleInput]
    ) {
        self.kind = kind
        self.subject = subject
        self.nodes = nodes
        self.parameters = parameters
        self.steeredBy = steeredBy
        self.inputs = inputs
        var form = CanonicalForm()
        form.line(["rule-graph", String(Self.formLevel), kind.rawValue, subject.rawValue])
        for node in nodes { form.node(node) }
        for parameter in parameters { form.line(["parameter", parameter.canonicalText]) }
        for name in steeredBy { form.line(["steered", name]) }
        for input in inputs { form.line(["input", input.canonicalText]) }
        hash = SHA256Digest(of: form.bytes).description
    }

    /// The root's number.
    public var root: Int { nodes.count - 1 }
    /// The nodes that read a fact of the Snapshot.
    public var leaves: [Int] {
        nodes.indices.filter { (6...15).contains(nodes[$0].operation.rawValue) }
    }
    /// How many lists lie in one another at most.
    public var listDepth: Int {
        nodes.map { $0.operation == .member ? $0.attributes.level + 1 : 0 }.max() ?? 0
    }
    /// The parameter of a name.
    public func parameter(_ name: String) -> RuleParameter? { parameters.first { $0.name == name } }
    /// The input that is declared for a leaf.
    public func input(_ kind: RuleInput.Kind, _ name: String) -> RuleInput? {
        inputs.first { $0.kind == kind && $0.name == name }
    }
}

/// Bytes that are the same for the same graph: every text with its length before it.
private struct CanonicalForm {
    var bytes: [UInt8] = []

    mutating func line(_ words: [String]) {
        for word in words { text(word) }
        bytes.append(10)
    }

    mutating func node(_ node: RuleNode) {
        let carried = node.attributes
        line(
            [
                node.operation.name, node.type.description, node.operands.map(String.init).joined(separator: " "),
                carried.label ?? "-", carried.key ?? "-", carried.text ?? "-", String(carried.level),
                carried.value?.description ?? "-", carried.unit ?? "-",
            ] + carried.codes)
    }

    private mutating func text(_ word: String) {
        bytes.append(contentsOf: "\(word.utf8.count):\(word)".utf8)
    }
}
