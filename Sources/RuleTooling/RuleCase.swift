import AidModel
public import Findings
public import YAMLFormat

/// One case of a pack: a sentence, what is given, and what the rule has to answer.
public struct RuleCase: Hashable, Sendable {
    /// The sentence.
    public var title: String
    /// The id of the rule.
    public var rule: String
    /// The day that is asked about, as written.
    public var asOf: String
    /// The facts, in the layout of `rules/README.md`.
    public var given: YAMLValue
    /// The answer, its reasons, signs or class, in the layout of `rules/README.md`.
    public var expected: YAMLValue
    /// Where it stands.
    public var location: SourceLocation

    /// Reads one case, or says what is missing.
    static func read(_ value: YAMLValue) -> (RuleCase?, [Finding]) {
        var reader = YAMLMapping(value, "a case")
        let title = reader.requiredText("case")
        let rule = reader.requiredText("rule")
        let asOf = reader.requiredText("as_of")
        let given = reader.required("given")
        let expected = reader.required("expect")
        reader.unknownKeys()
        var findings = reader.findings
        if let asOf, CalendarDate(asOf) == nil {
            findings.append(Finding(.error, "case.date", "`\(asOf)` is not a date", at: value.location))
        }
        guard let title, let rule, let asOf, let given, let expected else { return (nil, findings) }
        let read = RuleCase(
            title: title, rule: rule, asOf: asOf, given: given, expected: expected, location: value.location)
        findings += unknown(
            given,
            known: [
                "state", "portfolio", "activity", "indicators", "judgements", "fields", "activities", "sectors",
                "statuses",
            ])
        findings += unknown(expected, known: ["answer", "cause", "reasons", "signs", "class", "conditions"])
        return (read, findings)
    }

    private static func unknown(_ value: YAMLValue, known: [String]) -> [Finding] {
        var reader = YAMLMapping(value, "this")
        reader.unknownKeys(allowed: known)
        return reader.findings
    }
}
