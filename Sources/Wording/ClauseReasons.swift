public import RuleModel

/// The reasons of a decision: one for each labelled clause that says something by itself, in the order of the tree.
public struct ClauseReasons {
    private let rule: String
    private let wording: Wording
    private let texts: RuleTexts

    /// Gives the reasons of a rule, in a language.
    public init(rule: String, _ wording: Wording = .english, texts: RuleTexts = RuleTexts()) {
        (self.rule, self.wording, self.texts) = (rule, wording, texts)
    }

    /// The reasons of some clauses and what lies under them.
    public func reasons(of clauses: [EvaluatedClause]) -> [Decision.Reason] {
        var reasons: [Decision.Reason] = []
        gather(clauses, &reasons)
        return reasons
    }

    /// The reasons of a decision in this language, in the order of its own: those of clauses are made anew, and a comment
    /// is told in the pack's translation.
    public func texts(of decision: Decision) -> [String] {
        let made = reasons(of: decision.clauses).map(\.text)
        let rest = decision.reasons.dropFirst(made.count).map { reason in
            let key = String(reason.code.dropFirst(rule.count + 1))
            guard let cause = decision.cause, wording.language != .english, key == cause.rawValue else {
                return texts.words(key, in: wording.language, else: reason.text)
            }
            return wording(.reasonFailed, [.cause: wording(cause), .message: reason.text])
        }
        return made + rest
    }

    /// The clause in words: the pack's translation, or the author's.
    public func label(_ clause: EvaluatedClause) -> String {
        guard wording.language != .english, !clause.label.isEmpty else { return clause.label }
        guard let member = clause.member else {
            return texts.words(clause.key, in: wording.language, else: clause.label)
        }
        let own = clause.label.dropFirst(member.count + 2)
        guard !own.isEmpty else { return clause.label }
        let words = texts.words(clause.key, in: wording.language, else: String(own))
        return wording(.named, [.name: member, .label: words])
    }

    private func gather(_ clauses: [EvaluatedClause], _ reasons: inout [Decision.Reason]) {
        for clause in clauses where !clause.isRepeated {
            if !clause.label.isEmpty {
                reasons.append(Decision.Reason(code: "\(rule).\(clause.key)", text: sentence(clause)))
            }
            let isQuantifier = ["any_of", "all_of", "consecutive"].contains(clause.operation)
            if !isQuantifier { gather(clause.children, &reasons) }
        }
    }

    private func sentence(_ clause: EvaluatedClause) -> String {
        let label = label(clause)
        let isYes = clause.truth == .yes
        if clause.truth == .unknown { return unknown(clause, label) }
        guard let left = clause.left.map({ wording.value($0, of: clause) }) else {
            return wording(isYes ? .reasonYes : .reasonNo, [.label: label])
        }
        guard let right = clause.right else {
            return wording(isYes ? .reasonYesValue : .reasonNoValue, [.label: label, .left: left])
        }
        let needed = wording.needed(right, clause.operation)
        if !isYes, let distance = clause.distance {
            return wording(
                .reasonNoDistance,
                [.label: label, .left: left, .needed: needed, .distance: wording.distance(distance)])
        }
        return wording(isYes ? .reasonYesNeeded : .reasonNoNeeded, [.label: label, .left: left, .needed: needed])
    }

    private func unknown(_ clause: EvaluatedClause, _ label: String) -> String {
        if clause.missing == ["does not apply"] { return wording(.reasonDoesNotApply, [.label: label]) }
        guard !clause.missing.isEmpty else { return wording(.reasonUnknown, [.label: label]) }
        let missing = clause.missing.map { wording.fact($0) }.joined(separator: wording(.factSeparator))
        return wording(.reasonUnknownWant, [.label: label, .missing: missing])
    }
}
