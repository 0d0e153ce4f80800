import RuleModel
import Wording

/// The smallest set of changes in words: what is so, not what anybody is asked to do.
struct ChangeWords {
    private let change: MinimalChange
    private let wording: Wording
    private let labels: [String: String]

    /// - Parameter labels: the words of clauses in this language, by the author's.
    init(_ change: MinimalChange, _ wording: Wording, labels: [String: String]) {
        (self.change, self.wording, self.labels) = (change, wording, labels)
    }

    /// The changes under their heading.
    var blocks: [ReportDocument.Block] {
        let count = change.changes.count
        let answer = wording(change.answer)
        let proof = wording(change.isSmallest ? .isSmallest : .isFound)
        let words =
            count == 1
            ? wording(.changeOne, [.answer: answer, .proof: proof])
            : wording(.changeMany, [.count: "\(count)", .answer: answer, .proof: proof])
        return [.heading(2, wording(.wouldChange)), .paragraph(words), .bullets(change.changes.map(line))]
    }

    private func line(_ change: MinimalChange.Change) -> String {
        let isClause = change.maker == .waiver || change.maker == .never
        let present = wording.present(change)
        let now = present.map { wording(.changeNow, [.present: $0]) } ?? wording(.changeNowUnknown)
        return wording(
            .changeLine,
            [
                .what: labels[change.what] ?? wording.fact(change.what), .needed: wording(change.needed),
                .now: isClause && present == nil ? "" : now, .maker: maker(change),
            ])
    }

    private func maker(_ change: MinimalChange.Change) -> String {
        switch (change.maker, change.who) {
        case (.applicant, _): wording(.byApplicant)
        case (.dataUpdate, nil): wording(.byData)
        case (.dataUpdate, let who?): wording(.byDataOf, [.who: who])
        case (.waiver, nil): wording(.byWaiver)
        case (.waiver, let who?): wording(.byWaiverOf, [.who: who])
        case (.never, _): wording(.byNobody)
        }
    }
}
