import Findings
import RuleModel

/// Compares a decision with what a case expects; each difference is an error at the expectation that it breaks.
struct CaseComparison {
    let given: RuleCase
    let decision: Decision
    let graph: RuleGraph
    /// The rule's file, for places in it.
    let file: String

    /// What is other than expected, in the order of places.
    func mismatches() -> [Finding] {
        let expected = given.expected
        var found = answers(expected) + signs(expected)
        if let reasons = expected.reasons { found += self.reasons(reasons) }
        if let missing = expected.missing { found += self.missing(missing) }
        for key in CaseExpectation.attachedKeys {
            guard let texts = expected.attached[key] else { continue }
            found += difference("case.\(key)", Self.nouns[key] ?? key, texts, attached(key))
        }
        for key in CaseExpectation.groupKeys {
            guard let groups = expected.groups[key] else { continue }
            found += self.groups(key, groups)
        }
        return found.sorted()
    }

    // MARK: Single values

    private func answers(_ expected: CaseExpectation) -> [Finding] {
        var found: [Finding] = []
        if let answer = expected.answer, answer.value != decision.answer {
            let why = DecisiveReasons(decision, graph: graph).reasons.compactMap { reason in
                text(of: reason.code).map { Finding.Related($0, at: SourceLocation(file: file, line: reason.line)) }
            }
            found.append(
                differs("case.answer", "answer", answer.value.rawValue, decision.answer.rawValue, answer.location, why))
        }
        if let cause = expected.cause, cause.value != decision.cause {
            found.append(
                differs("case.cause", "cause", cause.value?.rawValue, decision.cause?.rawValue, cause.location))
        }
        if let lensClass = expected.lensClass, lensClass.value != decision.lensClass {
            let finding = differs("case.class", "class", lensClass.value, decision.lensClass, lensClass.location)
            found.append(suggesting(lensClass.value, among: graph.classLabels, finding))
        }
        return found
    }

    private func signs(_ expected: CaseExpectation) -> [Finding] {
        expected.signs.compactMap { sign in
            let found = decision.signs.first { $0.label == sign.value.label }
            guard found?.answer != sign.value.answer else { return nil }
            guard let found else {
                let finding = error("case.sign", "found no sign `\(sign.value.label)`", sign.location)
                return suggesting(sign.value.label, among: graph.signLabels, finding)
            }
            return differs(
                "case.sign", "sign `\(found.label)` to be", sign.value.answer.rawValue, found.answer.rawValue,
                sign.location)
        }
    }

    // MARK: Reasons

    /// Every reason that is named has to carry the answer, and every one that carries it has to be named, itself or in one
    /// under it.
    private func reasons(_ expected: CaseExpectation.Texts) -> [Finding] {
        let decisive = DecisiveReasons(decision, graph: graph)
        let named = Set(expected.items.map(\.value))
        let tooMany = expected.items.filter { !decisive.codes.contains($0.value) }.map { item in
            unfounded(item.value, item.location)
        }
        let tooFew = decisive.reasons.filter { named.isDisjoint(with: $0.codes) }.map { reason in
            error(
                "case.reasons", "found the reason `\(reason.code)` as well, which is not expected", expected.location,
                [
                    Finding.Related(
                        text(of: reason.code) ?? reason.code, at: SourceLocation(file: file, line: reason.line))
                ]
            )
        }
        return tooMany + tooFew
    }

    private func unfounded(_ code: String, _ place: SourceLocation) -> Finding {
        if let text = text(of: code) {
            return error(
                "case.reasons", "expected the reason `\(code)`, found that the answer does not rest on it: \(text)",
                place)
        }
        let known = graph.namedClauses.map { "\(decision.rule).\($0.key)" }
        return suggesting(
            code, among: known, error("case.reasons", "expected the reason `\(code)`, found none such", place))
    }

    private func text(of code: String) -> String? { decision.reasons.first { $0.code == code }?.text }

    // MARK: Lists

    /// What was looked for in vain: named in full (`indicator population`) or by the name alone (`population`).
    private func missing(_ expected: CaseExpectation.Texts) -> [Finding] {
        let open = Self.open(in: decision.clauses)
        func names(_ words: String, _ name: String) -> Bool {
            words == name || words.split(separator: " ").contains { $0 == name }
        }
        let tooMany = expected.items.filter { item in !open.contains { names($0, item.value) } }.map { item in
            error("case.missing", "expected `\(item.value)` to be missing, found that it is not", item.location)
        }
        let tooFew = open.filter { words in !expected.items.contains { names(words, $0.value) } }.map { words in
            error("case.missing", "found `\(words)` missing as well, which is not expected", expected.location)
        }
        return tooMany + tooFew
    }

    private static func open(in clauses: [EvaluatedClause]) -> [String] {
        var found: [String] = []
        for clause in clauses {
            if clause.truth == .unknown, clause.cause != nil {
                for words in clause.missing where !found.contains(words) { found.append(words) }
            }
            for words in open(in: clause.children) where !found.contains(words) { found.append(words) }
        }
        return found
    }

    private func attached(_ key: String) -> [String] {
        switch key {
        case "ask": decision.ask
        case "amounts": decision.amounts
        case "conditions":
            decision.conditions.map { condition in
                let values = condition.values.joined(separator: ", ")
                return "\(condition.key) \(condition.comparison) \(values)" + (condition.unit.map { " \($0)" } ?? "")
            }
        default:
            decision.obligations.map { "\($0.who): \($0.what)" + ($0.by.map { ", by \($0)" } ?? "") }
        }
    }

    private func difference(
        _ code: String, _ noun: String, _ expected: CaseExpectation.Texts, _ found: [String]
    ) -> [Finding] {
        let tooMany = expected.items.filter { !found.contains($0.value) }.map { item in
            suggesting(
                item.value, among: found,
                error(code, "expected the \(noun) `\(item.value)`, found \(Self.listed(found))", item.location))
        }
        let named = Set(expected.items.map(\.value))
        let tooFew = found.filter { !named.contains($0) }.map { text in
            error(code, "found the \(noun) `\(text)` as well, which is not expected", expected.location)
        }
        return tooMany + tooFew
    }

    private func groups(_ key: String, _ expected: CaseExpectation.Expected<[CaseExpectation.Group]>) -> [Finding] {
        let found: [CaseExpectation.Group] =
            key == "left_out"
            ? decision.leftOut.map { .init(heading: $0.reason, texts: $0.records.sorted()) }
            : decision.suggestions.map { .init(heading: $0.text, texts: $0.items) }
        let wanted = expected.value.map { group in
            key == "left_out" ? CaseExpectation.Group(heading: group.heading, texts: group.texts.sorted()) : group
        }
        guard Set(wanted) != Set(found) else { return [] }
        let noun = key == "left_out" ? "to be left out" : "to be suggested"
        return [
            error(
                key == "left_out" ? "case.left-out" : "case.suggestions",
                "expected \(Self.words(wanted)) \(noun), found \(Self.words(found))", expected.location)
        ]
    }

    // MARK: Words

    private static let nouns = [
        "ask": "question", "conditions": "condition", "obligations": "obligation", "amounts": "amount",
    ]

    private static func words(_ groups: [CaseExpectation.Group]) -> String {
        if groups.isEmpty { return "nothing" }
        return groups.map { "`\($0.heading)`: \(listed($0.texts))" }.joined(separator: "; ")
    }

    private static func listed(_ texts: [String]) -> String {
        texts.isEmpty ? "none" : texts.map { "`\($0)`" }.joined(separator: ", ")
    }

    private func differs(
        _ code: String, _ what: String, _ expected: String?, _ found: String?, _ place: SourceLocation,
        _ notes: [Finding.Related] = []
    ) -> Finding {
        let wanted = expected.map { "the \(what) `\($0)`" } ?? "no \(what)"
        return error(code, "expected \(wanted), found \(found.map { "`\($0)`" } ?? "none")", place, notes)
    }

    private func error(
        _ code: String, _ message: String, _ place: SourceLocation, _ notes: [Finding.Related] = []
    ) -> Finding {
        Finding(
            .error, code, message, at: place,
            related: [Finding.Related("in the case `\(given.title)`", at: given.location)] + notes)
    }

    private func suggesting(_ name: String?, among names: [String], _ finding: Finding) -> Finding {
        var finding = finding
        finding.help = name.flatMap { NearestName.nearest(to: $0, among: names) }.map { "did you mean `\($0)`?" }
        return finding
    }
}
