/// A rule that a finding rests on.
public struct RuleMention: Hashable, Sendable {
    /// The pack's id.
    public var pack: String
    /// The rule's id in it.
    public var rule: String
    /// The clause's key, when one clause decides.
    public var clause: String?
    /// What the clause says with its values, or what the rule answers.
    public var says: String?
    /// The rule's line of that clause; `nil` when not known.
    public var line: Int?

    /// Names a rule.
    public init(pack: String, rule: String, clause: String? = nil, says: String? = nil, line: Int? = nil) {
        self.pack = pack
        self.rule = rule
        self.clause = clause
        self.says = says
        self.line = line
    }
}
