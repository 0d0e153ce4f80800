/// A clause with what it came to for one subject: the tree of these *is* the explanation.
public struct EvaluatedClause: Hashable, Sendable {
    /// The clause's key, unique in its rule; a reason's code is the rule id and this key.
    public var key: String
    /// The clause in the author's words; empty for a bare combinator.
    public var label: String
    /// For the test of a quantifier: the member that it was asked of, which stands before the author's words.
    public var member: String?
    /// What it does: `all`, `any`, `none`, `at_least_k`, `at_least`, `above`, `attested`, `listed`, `sign`, …
    public var operation: String
    /// What it came to.
    public var truth: Truth
    /// Why, when that is unknown.
    public var cause: Cause?
    /// The facts that are missing or stale, when that is why.
    public var missing: [String]
    /// The left value as text with its unit, for a comparison; a range as `low–high`.
    public var left: String?
    /// The right value as text with its unit.
    public var right: String?
    /// How far the left value is from flipping the clause, as text with its unit; `nil` when a person must decide.
    public var distance: String?
    /// The decision's evidence that it read, by index.
    public var evidence: [Int]
    /// The clauses under it.
    public var children: [EvaluatedClause]
    /// The line of the rule file that made it.
    public var line: Int
    /// Whether it was printed before: then it has no children here.
    public var isRepeated: Bool

    /// Makes a clause of an explanation.
    public init(key: String, label: String, operation: String, truth: Truth, line: Int = 0) {
        self.key = key
        self.label = label
        self.operation = operation
        self.truth = truth
        self.line = line
        missing = []
        evidence = []
        children = []
        isRepeated = false
    }
}
