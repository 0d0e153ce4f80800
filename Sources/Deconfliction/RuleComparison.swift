import AidModel
import Findings
import RuleModel

/// Sets the answers of several bodies side by side: divergence is information, a conflict cannot be obeyed twice.
struct RuleComparison {
    private let table: NettingTable
    private let positions: [String: Int]
    private let publishers: Set<String>
    private let bySubject: [(subject: Subject, decisions: [Decision])]

    init(_ table: NettingTable, _ decisions: [Decision], isInScope: (Subject) -> Bool) {
        self.table = table
        let keys = table.members.map { table.books.activity($0.node).key }
        publishers = Set(table.members.map { table.books.activity($0.node).reportingOrganisation.key })
        positions = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        bySubject = Dictionary(grouping: decisions.filter { isInScope($0.subject) }, by: \.subject)
            .sorted { $0.key < $1.key }
            .map { subject, decisions in
                (subject, decisions.sorted { ($0.pack.id, $0.rule) < ($1.pack.id, $1.rule) })
            }
    }

    func findings() -> (findings: [CoordinationFinding], notes: [CoverageNote]) {
        var findings: [CoordinationFinding] = []
        var conflicts = ConditionConflicts()
        var overs: [(isPublisher: Bool, finding: CoordinationFinding)] = []
        for (subject, decisions) in bySubject {
            for (left, right) in Self.pairs(decisions) {
                if Self.diverge(left, right) { findings.append(divergence(subject, left, right)) }
                conflicts.compare(subject, left, right)
            }
            let isPublisher = subject.portfolio.map { publishers.contains($0.organisation) } ?? true
            overs += decisions.filter { $0.kind == .coordination && $0.answer == .over }
                .map { (isPublisher, over(subject, $0)) }
        }
        // Who publishes can answer from its own books, so is asked before those that others name.
        let ranked = overs.filter(\.isPublisher) + overs.filter { !$0.isPublisher }
        return (conflicts.groups.map(conflict) + ranked.map(\.finding) + findings, [conflicts.note])
    }

    private var books: AidBooks { table.books }

    /// Decisions of different bodies.
    private static func pairs(_ decisions: [Decision]) -> [(Decision, Decision)] {
        decisions.indices.flatMap { left in
            decisions[(left + 1)...].filter { $0.pack.authorityIdentifier != decisions[left].pack.authorityIdentifier }
                .map { (decisions[left], $0) }
        }
    }

    /// Limits answer one question only when they measure the same thing: being within one and over another is no
    /// disagreement.
    private static func diverge(_ left: Decision, _ right: Decision) -> Bool {
        switch Set([left.answer, right.answer]) {
        case [.eligible, .ineligible]: return true
        case [.within, .over]:
            guard let measured = deciding(left)?.label else { return false }
            return measured == deciding(right)?.label
        default: return false
        }
    }

    private func name(_ subject: Subject) -> String { books.name(of: subject) ?? "`\(subject.id)`" }

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
                decision, clause: clause?.key, says: clause.map(Self.words) ?? decision.answer.rawValue,
                line: clause?.line)
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

    private func over(_ subject: Subject, _ decision: Decision) -> CoordinationFinding {
        let clause = Self.deciding(decision)
        let rule = "`\(decision.pack.id)` `\(decision.rule)`, \(decision.pack.status)"
        var finding = CoordinationFinding(
            .fragmentation, .warning, identity: [subject.kind.rawValue, subject.id, decision.pack.id, decision.rule],
            facts: decision.reasons.map { "\($0.code) \($0.text)" },
            title: "\(name(subject)): not within what \(decision.pack.authorityName) agreed (\(rule))")
        finish(&finding, subject, [decision])
        let holder = holder(subject)
        finding.organisations = [holder].compactMap { $0 } + [Self.authority(decision)]
        finding.rules = [
            RuleMention(decision, clause: clause?.key, says: clause.map(Self.words), line: clause?.line)
        ]
        finding.suggestions = decision.suggestions.map { ([$0.text] + $0.items).joined(separator: "; ") }
        finding.question = CoordinationQuestion(
            finding: finding.id,
            text: "what would bring \(name(subject)) within what \(decision.pack.authorityName) agreed (\(rule))?",
            ask: [holder?.name].compactMap { $0 } + decision.suggestions.compactMap(\.ask)
                + [decision.pack.authorityName],
            settledBy: decision.suggestions.first?.text ?? "a word on how it is to be met, or why not",
            stake: decision.amounts.first ?? clause.map(Self.words) ?? decision.ruleTitle)
        return finding
    }

    /// Whose part in a recipient it is.
    private func holder(_ subject: Subject) -> OrganisationMention? {
        subject.portfolio.map { portfolio in
            let key = portfolio.organisation
            return OrganisationMention(key: key, name: books.names.organisation(key), part: "holder")
        }
    }

    private func conflict(_ group: ConditionConflicts.Group) -> CoordinationFinding {
        let sides = [(group.left, group.leftCondition), (group.right, group.rightCondition)]
        let words = sides.map(\.1.words)
        let subjects = group.subjects.map(\.subject)
        let about = subjects.count == 1 ? name(subjects[0]) : "\(Counted(subjects[0].kind.rawValue, subjects.count))"
        let key = group.leftCondition.key
        var finding = CoordinationFinding(
            .conflict, .warning, identity: group.identity, facts: subjects.map(\.id),
            title: "\(group.left.pack.authorityName) and \(group.right.pack.authorityName) cannot both be obeyed on "
                + "`\(key)` for \(about): \(words[0]) against \(words[1])")
        for (subject, decisions) in group.subjects { finish(&finding, subject, decisions) }
        finding.organisations = [group.left, group.right].map(Self.authority)
        finding.rules = zip(sides, words).map { side, words in
            RuleMention(side.0, clause: side.1.key, says: words, line: side.1.line > 0 ? side.1.line : nil)
        }
        let netted = subjects.compactMap(spending)
        if !netted.isEmpty {
            finding.money = netted.reduce(into: MoneyRange.zero()) { $0.add($1.low, $1.high) }
        }
        var question = CoordinationQuestion(
            finding: finding.id, text: "which condition on `\(key)` holds for \(about), or who waives it?",
            ask: sides.map(\.0.pack.authorityName), settledBy: "a waiver, or one condition changed",
            stake: (finding.money.map { "\($0.words) of spending in " } ?? "") + "work that cannot meet both conditions"
        )
        question.clauses = finding.rules.map(\.words)
        question.records = records(subjects)
        finding.question = question
        return finding
    }

    /// What a group speaks of, most netted spending first.
    private func records(_ subjects: [Subject]) -> [String] {
        let ranked = subjects.map { (subject: $0, money: spending($0)?.high ?? .zero) }
            .sorted { ($1.money, $0.subject) < ($0.money, $1.subject) }
        return ranked.map { subject, _ in
            let title = books.aid.rowOfKey[subject.id].map { books.aid.activities[$0].displayTitle }
            return subject.kind == .activity ? subject.id + (title.map { " “\($0)”" } ?? "") : name(subject)
        }
    }

    private func spending(_ subject: Subject) -> LinkNetting.Ends? {
        guard subject.kind == .activity, let position = positions[subject.id] else { return nil }
        return table.added(position, .links, .spending)
    }

    private static func authority(_ decision: Decision) -> OrganisationMention {
        OrganisationMention(
            key: decision.pack.authorityIdentifier, name: decision.pack.authorityName, part: "authority")
    }

    /// Adds where, what and on which records; a finding on several subjects has a place when all are in one.
    private func finish(_ finding: inout CoordinationFinding, _ subject: Subject, _ decisions: [Decision]) {
        let isFirst = finding.evidence.isEmpty && finding.activities.isEmpty && finding.place == nil
        var place: PlaceMention?
        switch subject.kind {
        case .state: place = PlaceMention(country: subject.id, name: books.names.state(subject.id))
        case .activity:
            finding.activities.append(
                books.aid.rowOfKey[subject.id].map { ActivityMention(books.aid.activities[$0]) }
                    ?? ActivityMention(identifier: subject.id))
        case .portfolio:
            place = subject.portfolio.map {
                PlaceMention(country: $0.recipient, name: books.names.state($0.recipient))
            }
        default: break
        }
        finding.place = isFirst || finding.place == place ? place : nil
        finding.organisations = decisions.map(Self.authority)
        // Both bodies read the same facts: one mention of each record is enough.
        for evidence in decisions.flatMap(\.evidence) where evidence.file != nil {
            let record = RecordMention(
                dataset: evidence.dataset ?? "", file: evidence.file ?? "", sha256: evidence.sha256 ?? "",
                line: evidence.line, record: evidence.record ?? evidence.question, says: evidence.value)
            if finding.evidence.last != record { finding.evidence.append(record) }
        }
    }

    private static func identity(_ subject: Subject, _ left: Decision, _ right: Decision) -> [String] {
        [subject.kind.rawValue, subject.id, left.pack.id, left.rule, right.pack.id, right.rule]
    }
}
