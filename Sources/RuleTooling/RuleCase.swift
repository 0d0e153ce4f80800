import AidModel
import Findings
import RuleModel
import YAMLFormat

/// One case of a pack: a sentence, what is given, and what the rule has to answer.
struct RuleCase: Sendable {
    /// The sentence.
    var title: String
    /// The id of the rule, and where it is named.
    var rule: String
    var rulePlace: SourceLocation
    /// The day that is asked about.
    var asOf: CalendarDate
    /// The facts.
    var world: CaseWorld
    /// What the rule has to answer.
    var expected: CaseExpectation
    /// Where it starts.
    var location: SourceLocation
    /// What is wrong with it; a case with any of it is not run.
    var findings: [Finding]

    /// The cases of a pack's files in their order, and what is wrong where there is no case to speak of.
    static func cases(of pack: Pack) -> (cases: [RuleCase], findings: [Finding]) {
        var (cases, findings): ([RuleCase], [Finding]) = ([], [])
        for file in pack.cases {
            let (value, found) = StrictYAML.read(bytes: file.bytes, file: file.shownPath)
            findings += found
            guard found.isEmpty else { continue }
            guard let items = value?.sequence, !items.isEmpty else {
                let place = value?.location ?? SourceLocation(file: file.shownPath)
                findings.append(
                    Finding(
                        .error, "cases.no-list", "the file holds no list of cases", at: place,
                        help: "start each case with `- case: ` and its sentence"))
                continue
            }
            for item in items {
                let (read, wrong) = RuleCase.read(item)
                findings += wrong
                if let read { cases.append(read) }
            }
        }
        return (cases, findings + repeated(cases))
    }

    /// Reads one case; without one, what is wrong with it.
    private static func read(_ value: YAMLValue) -> (RuleCase?, [Finding]) {
        var reader = YAMLMapping(value, "a case")
        let title = reader.requiredText("case")
        let rule = reader.requiredText("rule")
        let rulePlace = reader.optional("rule")?.location ?? value.location
        _ = reader.required("as_of")
        let asOf = reader.day("as_of")
        let given = reader.required("given")
        let expected = reader.required("expect")
        reader.unknownKeys()
        guard let title, let rule, let asOf, let given, let expected else { return (nil, reader.findings) }
        let world = CaseWorld(given: given, asOf: asOf)
        let (expectation, wrong) = CaseExpectation.read(expected)
        let read = RuleCase(
            title: title, rule: rule, rulePlace: rulePlace, asOf: asOf, world: world, expected: expectation,
            location: value.location, findings: reader.findings + world.findings + wrong)
        return (read, [])
    }

    /// Two cases of one rule with one sentence cannot be told apart.
    private static func repeated(_ cases: [RuleCase]) -> [Finding] {
        var first: [[String]: RuleCase] = [:]
        return cases.compactMap { each in
            guard let other = first[[each.rule, each.title]] else {
                first[[each.rule, each.title]] = each
                return nil
            }
            return Finding(
                .error, "case.duplicate", "two cases of `\(each.rule)` have the same sentence", at: each.location,
                help: "say what tells them apart",
                related: [Finding.Related("the other one", at: other.location)])
        }
    }
}
