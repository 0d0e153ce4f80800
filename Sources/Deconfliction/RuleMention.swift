import RuleModel

/// A rule that a finding rests on.
public struct RuleMention: Hashable, Sendable {
    /// The body whose rule it is, by name.
    public var body: String
    /// The pack's id.
    public var pack: String
    /// The rule's id in it.
    public var rule: String
    /// The clause's key, when one clause decides.
    public var clause: String?
    /// What the clause says with its values, or what the rule answers.
    public var says: String?
    /// The rule's file in its pack; `nil` when not known.
    public var file: String?
    /// The file's line of that clause; `nil` when not known.
    public var line: Int?

    /// Names the rule of a decision.
    init(_ decision: Decision, clause: String?, says: String?, line: Int?) {
        body = decision.pack.authorityName
        pack = decision.pack.id
        rule = decision.rule
        file = decision.ruleFile
        (self.clause, self.says, self.line) = (clause, says, line)
    }

    /// Where it stands: `pack rule, rules/file.lua:9`.
    public var place: String {
        let file = file.map { ", \($0)" + (line.map { ":\($0)" } ?? "") }
        return "\(pack) \(rule)\(file ?? line.map { ", line \($0)" } ?? "")"
    }

    /// Who says what, and where.
    public var words: String { "\(body): \(says ?? "a rule") (\(place))" }
}
