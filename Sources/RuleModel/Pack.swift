public import AidModel

/// One authority's rules as they lie in a directory, read and checked but not yet run.
public struct Pack: Hashable, Sendable {
    /// Whether a body has adopted it.
    public enum Status: String, CaseIterable, Sendable {
        /// An illustration by its authors; no body has adopted it.
        case illustrative
        /// Adopted by its authority.
        case adopted
    }

    /// The document and clause that the rules rest on.
    public struct Basis: Hashable, Sendable {
        /// The document.
        public var document: String
        /// The clause in it.
        public var clause: String?

        /// Names a legal basis.
        public init(document: String, clause: String?) {
            self.document = document
            self.clause = clause
        }
    }

    /// The id: lower-case words joined by hyphens.
    public var id = ""
    /// The version (`1.0.0`).
    public var version = ""
    /// The title for people.
    public var title = ""
    /// The identifier of the body whose rules these are.
    public var authorityIdentifier = ""
    /// That body's name.
    public var authorityName = ""
    /// Whether a body has adopted it.
    public var status = Status.illustrative
    /// The range of API levels that it asks for.
    public var api = ""
    /// The days on which its rules hold.
    public var valid = Period(start: nil, end: nil)
    /// The legal basis.
    public var basis: [Basis] = []
    /// Who may see it, and the closest data it may read.
    public var sensitivity = Sensitivity.public
    /// What its rules read.
    public var inputs: [RuleInput] = []
    /// Its parameters, in order of their names.
    public var parameters: [PackParameter] = []
    /// Its own indicators.
    public var indicators: [Indicator] = []
    /// Its rule files, in order of their paths: every file right under `rules/`.
    public var rules: [PackFile] = []
    /// Files that rules may `require`: everything in folders under `rules/`.
    public var modules: [PackFile] = []
    /// Its case files, in order of their paths.
    public var cases: [PackFile] = []
    /// What its rules say in other languages, in the order of files and lines.
    public var texts: [PackText] = []
    /// The path that it was read from, as given.
    public var path = ""
    /// The SHA-256 over the canonical list of its files.
    public var hash = ""

    /// Makes an empty pack, to be filled.
    public init() {}

    /// The pack as every answer names it.
    public var reference: PackReference {
        PackReference(
            id: id, version: version, title: title, authorityIdentifier: authorityIdentifier,
            authorityName: authorityName, status: status.rawValue,
            basis: basis.map { [$0.document, $0.clause].compactMap { $0 }.joined(separator: ", ") }, hash: hash)
    }

    /// The declared input of a kind and name, if any.
    public func input(_ kind: RuleInput.Kind, _ name: String) -> RuleInput? {
        inputs.first { $0.kind == kind && $0.name == name }
    }

    /// The SHA-256 over the sorted lines `path NUL digest LF` of its files: the pack's identity, wherever it lies.
    public static func hash(of files: [PackFile]) -> String {
        let lines = files.map { (Array($0.path.utf8), "\($0.path)\0\($0.digest)\n") }
        let sorted = lines.sorted { $0.0.lexicographicallyPrecedes($1.0) }
        return SHA256Digest(of: sorted.map(\.1).joined()).description
    }
}
