public import RuleModel

/// A rule after staging: what it says of itself, and its graph.
public struct StagedRule: Hashable, Sendable {
    /// Its id in the pack.
    public let id: String
    /// Its kind.
    public let kind: RuleKind
    /// What it is asked about.
    public let subject: Subject.Kind
    /// What it speaks about.
    public let scope: RuleScope
    /// What its file says in its first comment, as one text.
    public let title: String
    /// Its file.
    public let file: PackFile
    /// Its graph.
    public let graph: RuleGraph

    init(header: RuleHeader, title: String, file: PackFile, graph: RuleGraph) {
        id = header.id
        kind = header.kind
        subject = header.subject
        scope = header.scope
        self.title = title
        self.file = file
        self.graph = graph
    }
}

extension PackFile {
    /// The words of the `---` lines at the top.
    var leadingComment: String {
        let lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("---") }
        return lines.map { $0.dropFirst(3).drop { $0 == " " } }.joined(separator: " ")
    }

    /// The name under which rules `require` it: its path under `rules/` with points, without the ending.
    var moduleName: String {
        path.dropFirst("rules/".count).dropLast(".lua".count).split(separator: "/").joined(separator: ".")
    }
}
