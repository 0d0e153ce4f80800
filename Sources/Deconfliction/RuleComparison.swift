import AidModel
import Findings
import RuleModel

/// Sets the answers of several bodies side by side: divergence is information, a conflict cannot be obeyed twice.
struct RuleComparison {
    private let books: AidBooks
    private let bySubject: [(subject: Subject, decisions: [Decision])]

    init(_ books: AidBooks, _ decisions: [Decision], isInScope: (Subject) -> Bool) {
        self.books = books
        bySubject = Dictionary(grouping: decisions.filter { isInScope($0.subject) }, by: \.subject)
            .sorted { $0.key < $1.key }
            .map { subject, decisions in
                (subject, decisions.sorted { ($0.pack.id, $0.rule) < ($1.pack.id, $1.rule) })
            }
    }

    func findings() -> (findings: [CoordinationFinding], notes: [CoverageNote]) {
        var findings: [CoordinationFinding] = []
        var comparable = 0
        var met = 0
        for (subject, decisions) in bySubject {
            for (left, right) in Self.pairs(decisions) {
                if Self.diverge(left.answer, right.answer) { findings.append(divergence(subject, left, right)) }
                let conditions = conflicts(subject, left, right)
                comparable += conditions.compared
                met += conditions.findings.count
                findings += conditions.findings
            }
            findings += decisions.filter { $0.kind == .coordination && $0.answer == .over }.map { over(subject, $0) }
        }
        return (findings, [conflictNote(comparable, met)])
    }

    private func conflictNote(_ comparable: Int, _ conflicts: Int) -> CoverageNote {
        CoverageNote(
            "conflict.compared",
            "conflicts between bodies: \(conflicts == 0 ? "none" : "\(conflicts)") found among \(comparable) comparable conditions",
            count: comparable)
    }

    /// Decisions of different bodies.
    private static func pairs(_ decisions: [Decision]) -> [(Decision, Decision)] {
        decisions.indices.flatMap { left in
            decisions[(left + 1)...].filter { $0.pack.authorityIdentifier != decisions[left].pack.authorityIdentifier }
                .map { (decisions[left], $0) }
        }
    }

    private static func diverge(_ left: Answer, _ right: Answer) -> Bool {
        let opposite: [Set<Answer>] = [[.eligible, .ineligible], [.within, .over]]
        return opposite.contains([left, right])
    }

    private func name(_ subject: Subject) -> String {
        subject.kind == .state ? books.names.state(subject.id) : "`\(subject.id)`"
    }

    private func divergence(_ subject: Subject, _ left: Decision, _ right: Decision) -> CoordinationFinding {
        var finding = CoordinationFinding(
            .divergence, identity: Self.identity(subject, left, right),
            facts: [left.answer.rawValue, right.answer.rawValue],
            title: "\(left.pack.authorityName) and \(right.pack.authorityName) answer differently on \(name(subject)): "
                + "\(left.answer.rawValue) by `\(left.rule)`, \(right.answer.rawValue) by `\(right.rule)`")
        finish(&finding, subject, [left, right])
        finding.rules = [left, right].map { decision in
            let clause = Self.deciding(decision)
            return RuleMention(
                pack: decision.pack.id, rule: decision.rule, clause: clause?.key,
                says: clause.map(Self.words) ?? decision.answer.rawValue, line: clause?.line)
        }
        return finding
    }

    /// The first leaf that made the answer: a false one of a refusal, a true one otherwise.
    private static func deciding(_ decision: Decision) -> EvaluatedClause? {
        let wanted: Truth = decision.answer == .eligible || decision.answer == .within ? .yes : .no
        func leaf(_ clauses: [EvaluatedClause]) -> EvaluatedClause? {
            for clause in clauses {
                if clause.children.isEmpty, clause.truth == wanted { return clause }
                if let found = leaf(clause.children) { return found }
            }
            return nil
        }
        return leaf(decision.clauses)
    }

    private static func words(_ clause: EvaluatedClause) -> String {
        let sides = [clause.left, clause.right].compactMap { $0 }.joined(separator: " against ")
        return sides.isEmpty ? clause.label : "\(clause.label): \(sides)"
    }

    private func conflicts(
        _ subject: Subject, _ left: Decision, _ right: Decision
    ) -> (compared: Int, findings: [CoordinationFinding]) {
        var compared = 0
        var findings: [CoordinationFinding] = []
        for first in left.conditions {
            for second in right.conditions where second.key == first.key && second.unit == first.unit {
                compared += 1
                guard !ConditionSet.canMeet(first, second) else { continue }
                findings.append(conflict(subject, (left, first), (right, second)))
            }
        }
        return (compared, findings)
    }

    private func conflict(
        _ subject: Subject, _ left: (Decision, RuleCondition), _ right: (Decision, RuleCondition)
    ) -> CoordinationFinding {
        let sides = [left, right]
        let words = sides.map {
            "\($0.1.comparison) \($0.1.values.joined(separator: ", "))" + ($0.1.unit.map { " \($0)" } ?? "")
        }
        var finding = CoordinationFinding(
            .conflict, .warning, identity: Self.identity(subject, left.0, right.0) + [left.1.key], facts: words,
            title: "\(left.0.pack.authorityName) and \(right.0.pack.authorityName) cannot both be obeyed on "
                + "`\(left.1.key)` for \(name(subject)): \(words[0]) against \(words[1])")
        finish(&finding, subject, [left.0, right.0])
        finding.rules = zip(sides, words).map { side, words in
            RuleMention(
                pack: side.0.pack.id, rule: side.0.rule, clause: side.1.key, says: words,
                line: side.1.line > 0 ? side.1.line : nil)
        }
        finding.question = CoordinationQuestion(
            finding: finding.id,
            text: "which condition on `\(left.1.key)` holds for \(name(subject)), or who waives it?",
            ask: sides.map(\.0.pack.authorityName), settledBy: "a waiver, or one condition changed",
            stake: "the work itself: one of two bodies' conditions cannot be met")
        return finding
    }

    private func over(_ subject: Subject, _ decision: Decision) -> CoordinationFinding {
        let clause = Self.deciding(decision)
        var finding = CoordinationFinding(
            .fragmentation, .warning, identity: [subject.kind.rawValue, subject.id, decision.pack.id, decision.rule],
            facts: decision.reasons.map { "\($0.code) \($0.text)" },
            title:
                "\(name(subject)) is over what `\(decision.pack.id)` agreed (\(decision.pack.status)): \(decision.ruleTitle)"
        )
        finish(&finding, subject, [decision])
        finding.rules = [
            RuleMention(
                pack: decision.pack.id, rule: decision.rule, clause: clause?.key, says: clause.map(Self.words),
                line: clause?.line)
        ]
        finding.suggestions = decision.suggestions.map { ([$0.text] + $0.items).joined(separator: "; ") }
        finding.question = CoordinationQuestion(
            finding: finding.id, text: "what would bring \(name(subject)) within what was agreed?",
            ask: decision.suggestions.compactMap(\.ask) + [decision.pack.authorityName],
            settledBy: decision.suggestions.first?.text ?? "a hand-over or a delegation agreed",
            stake: decision.amounts.first ?? "a place in the division of labour")
        return finding
    }

    private func finish(_ finding: inout CoordinationFinding, _ subject: Subject, _ decisions: [Decision]) {
        switch subject.kind {
        case .state: finding.place = PlaceMention(country: subject.id, name: books.names.state(subject.id))
        case .activity:
            finding.activities = [
                books.aid.rowOfKey[subject.id].map { ActivityMention(books.aid.activities[$0]) }
                    ?? ActivityMention(identifier: subject.id)
            ]
        case .portfolio:
            if let code = subject.id.split(separator: "@").last { finding.place = PlaceMention(country: String(code)) }
        default: break
        }
        finding.organisations = decisions.map {
            OrganisationMention(key: $0.pack.authorityIdentifier, name: $0.pack.authorityName, part: "authority")
        }
        finding.evidence = decisions.flatMap(\.evidence).filter { $0.file != nil }.map {
            RecordMention(
                dataset: $0.dataset ?? "", file: $0.file ?? "", sha256: $0.sha256 ?? "", line: $0.line,
                record: $0.record ?? $0.question, says: $0.value)
        }
    }

    private static func identity(_ subject: Subject, _ left: Decision, _ right: Decision) -> [String] {
        [subject.kind.rawValue, subject.id, left.pack.id, left.rule, right.pack.id, right.rule]
    }
}
