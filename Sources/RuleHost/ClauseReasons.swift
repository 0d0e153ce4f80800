import RuleModel

/// The reasons of a decision: one for each labelled clause that says something by itself, in the order of the tree.
struct ClauseReasons {
    let rule: String

    func reasons(of clauses: [EvaluatedClause]) -> [Decision.Reason] {
        var reasons: [Decision.Reason] = []
        for clause in clauses where !clause.isRepeated {
            if !clause.label.isEmpty {
                reasons.append(Decision.Reason(code: "\(rule).\(clause.key)", text: sentence(clause)))
            }
            let isQuantifier = ["any_of", "all_of", "consecutive"].contains(clause.operation)
            if !isQuantifier { reasons += self.reasons(of: clause.children) }
        }
        return reasons
    }

    private func sentence(_ clause: EvaluatedClause) -> String {
        switch clause.truth {
        case .yes: "\(clause.label): yes\(values(clause))"
        case .no: "\(clause.label): no\(values(clause))"
        case .unknown: "\(clause.label): \(unknown(clause))"
        }
    }

    private func values(_ clause: EvaluatedClause) -> String {
        guard let left = clause.left else { return "" }
        guard let right = clause.right else { return ", \(left)" }
        let relation = Self.words[clause.operation] ?? clause.operation
        let needed = relation.isEmpty ? right : "\(relation) \(right)"
        guard clause.truth == .no else { return ", \(left) is \(needed)" }
        let short = clause.distance.map { ", \($0) from it" } ?? ""
        return ", \(left) is not \(needed)\(short)"
    }

    private func unknown(_ clause: EvaluatedClause) -> String {
        if clause.missing == ["does not apply"] { return "does not apply" }
        let open = clause.missing.isEmpty ? "" : ", for want of \(clause.missing.joined(separator: "; "))"
        return "cannot be told\(open)"
    }

    private static let words = [
        "at_least": "at least", "at_most": "at most", "above": "above", "below": "below", "better_than": "better than",
        "worse_than": "worse than", "before": "before", "after": "after", "is": "", "one_of": "one of",
        "same": "the same as", "matches": "like", "at_least_k": "at least",
    ]
}
