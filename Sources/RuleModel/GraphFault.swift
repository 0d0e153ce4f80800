/// Why a rule graph cannot be built: what the author wrote is not a rule.
public struct GraphFault: Error, Hashable, Sendable {
    /// The stable code (`unit-mismatch`, `not-a-clause`, …).
    public var code: String
    /// What is wrong, in words.
    public var message: String
    /// The way out, when there is one.
    public var help: String?
    /// The line of the rule file.
    public var line: Int

    /// Makes a fault.
    public init(_ code: String, _ message: String, help: String? = nil, line: Int) {
        self.code = code
        self.message = message
        self.help = help
        self.line = line
    }
}
