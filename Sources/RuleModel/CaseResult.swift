public import Findings

/// What running one case of a pack came to.
public struct CaseResult: Hashable, Sendable {
    /// The pack's id.
    public var pack: String
    /// The rule's id.
    public var rule: String
    /// The case's sentence.
    public var title: String
    /// Where the case starts.
    public var location: SourceLocation
    /// Where the answer is another than expected, each at the expectation that it breaks; none when the case passed.
    public var mismatches: [Finding]

    /// Puts a result together.
    public init(pack: String, rule: String, title: String, location: SourceLocation, mismatches: [Finding] = []) {
        self.pack = pack
        self.rule = rule
        self.title = title
        self.location = location
        self.mismatches = mismatches
    }

    /// Whether the answer is as expected.
    public var isPassed: Bool { mismatches.isEmpty }
    /// What it is called: `pack/rule: sentence`.
    public var name: String { "\(pack)/\(rule): \(title)" }
}

/// What running the cases of some packs came to.
public struct CaseRun: Hashable, Sendable {
    /// The packs that were looked at, by path.
    public var packs: [String] = []
    /// What each case came to, in the order of packs, files and lines.
    public var results: [CaseResult] = []
    /// What kept cases from being run: packs, rules and case files that cannot be used.
    public var findings: [Finding] = []
    /// Whether a path that was named holds no pack.
    public var isPackMissing = false

    /// Nothing was run yet.
    public init() {}

    /// How many cases did not pass.
    public var failed: Int { results.count { !$0.isPassed } }

    /// How a command that ran them ends: that nothing was run, or that a path holds no pack, is never a success.
    public func status(failOn: FailOn) -> ExitStatus {
        if results.isEmpty || isPackMissing { return .couldNot }
        return failOn.status(of: findings + results.flatMap(\.mismatches))
    }
}
