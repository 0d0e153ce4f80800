public import Findings

/// A rule's title, or the words of one of its clauses, in another language: a line of `texts/<language>.yaml`.
public struct PackText: Hashable, Sendable {
    /// The language.
    public var language: Language
    /// The code: the rule's id for its title, or that and a clause's key, joined by a point.
    public var code: String
    /// The words.
    public var text: String
    /// Where it stands.
    public var location: SourceLocation

    /// Translates what a code stands for.
    public init(_ language: Language, _ code: String, _ text: String, at location: SourceLocation) {
        (self.language, self.code, self.text, self.location) = (language, code, text, location)
    }

    /// The id of the rule.
    public var rule: String { String(code.prefix { $0 != "." }) }
    /// The clause's key; empty for the rule's title.
    public var key: String { String(code.dropFirst(rule.count).drop { $0 == "." }) }
}
