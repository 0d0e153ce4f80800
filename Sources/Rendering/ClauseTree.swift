import RuleModel
import Wording

/// The clauses of a decision as lines that lie under one another.
struct ClauseTree {
    private let wording: Wording
    private let reasons: ClauseReasons
    private let isForAuthor: Bool

    init(_ decision: Decision, _ wording: Wording, isForAuthor: Bool) {
        self.wording = wording
        self.isForAuthor = isForAuthor
        reasons = ClauseReasons(rule: decision.rule, wording, texts: decision.texts)
    }

    /// The lines.
    func tree(_ clauses: [EvaluatedClause], depth: Int = 0) -> [ReportDocument.Branch] {
        clauses.flatMap { [ReportDocument.Branch(depth, line($0))] + tree($0.children, depth: depth + 1) }
    }

    /// The words of each clause in this language, by the author's.
    func labels(_ clauses: [EvaluatedClause]) -> [String: String] {
        clauses.reduce(into: [:]) { labels, clause in
            if clause.label.isEmpty {
                labels[clause.operation] = wording.operation(clause.operation)
            } else {
                labels[clause.label] = reasons.label(clause)
            }
            labels.merge(self.labels(clause.children)) { first, _ in first }
        }
    }

    private func line(_ clause: EvaluatedClause) -> String {
        let mark: Phrase =
            switch clause.truth {
            case .yes: .markYes
            case .no: .markNo
            case .unknown: .markUnknown
            }
        let label = clause.label.isEmpty ? wording.operation(clause.operation) : reasons.label(clause)
        var text = wording(.treeLine, [.mark: wording(mark), .label: label])
        if let left = clause.left.map({ wording.value($0, of: clause) }) {
            text +=
                clause.right.map {
                    wording(.treeTwo, [.left: left, .needed: wording.criterion($0, clause.operation)])
                } ?? wording(.treeOne, [.left: left])
        }
        if let distance = clause.distance {
            text += wording(.treeDistance, [.distance: wording.distance(distance)])
        }
        if let cause = clause.cause { text += wording(.treeCause, [.cause: wording(cause)]) }
        if !clause.missing.isEmpty {
            text += wording(.treeMissing, [.missing: clause.missing.map { wording.fact($0) }.joined(separator: ", ")])
        }
        if clause.isRepeated { text += wording(.treeRepeated) }
        if isForAuthor { text += wording(.treePlace, [.key: clause.key, .line: "\(clause.line)"]) }
        return text
    }
}
