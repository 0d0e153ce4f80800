import RuleModel

/// The answers of rules in a report: lenses side by side without a total, then the other answers.
struct RuleBlocks {
    private let decisions: [Decision]
    private let rowLimit: Int

    init(_ decisions: [Decision], rowLimit: Int) {
        self.decisions = decisions
        self.rowLimit = rowLimit
    }

    var blocks: [ReportDocument.Block] { lenses + answers }

    private var lenses: [ReportDocument.Block] {
        let lenses = decisions.filter { $0.kind == .lens }
        guard !lenses.isEmpty else { return [] }
        let columns: [ReportDocument.Table.Column] = [
            .init("lens"), .init("sign or class"), .init("answer"), .init("read from"),
        ]
        let rows = lenses.flatMap { lens -> [[String]] in
            let name = "\(lens.pack.title) (\(lens.pack.status))"
            let read = DecisionFacts(lens).summary
            if let lensClass = lens.lensClass { return [[name, "class", lensClass, read]] }
            if lens.signs.isEmpty { return [[name, "class", words(lens.answer, lens.cause), read]] }
            return lens.signs.enumerated().map { index, sign in
                [index == 0 ? name : "", sign.label, words(sign.answer, sign.cause), index == 0 ? read : ""]
            }
        }
        return [
            .heading(2, "Views of the situation, side by side"),
            .paragraph(
                "Each lens is one named view among several; none is a verdict, and they are never added up. "
                    + "`--lens none` leaves this part out."),
            .table(.init("", columns, rows, showing: rowLimit * 4)),
        ]
    }

    private var answers: [ReportDocument.Block] {
        let others = decisions.filter { $0.kind != .lens && $0.answer != .notApplicable }
        guard !others.isEmpty else { return [] }
        let columns: [ReportDocument.Table.Column] = [
            .init("body and rule"), .init("subject"), .init("answer"), .init("why, or what to ask"),
        ]
        let rows = others.map { decision in
            [
                "\(decision.pack.authorityName): \(decision.rule) (\(decision.pack.status))", decision.subject.id,
                words(decision.answer, decision.cause), (decision.ask.first ?? decision.reasons.first?.text ?? ""),
            ]
        }
        return [.heading(2, "What bodies’ rules answer"), .table(.init("", columns, rows, showing: rowLimit))]
    }

    private func words(_ answer: Answer, _ cause: Cause?) -> String {
        AnswerText.words(answer) + (cause.map { " (\(AnswerText.words($0)))" } ?? "")
    }
}
