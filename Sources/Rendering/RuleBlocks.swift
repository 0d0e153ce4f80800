import Findings
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
        let rows = AnswerGroup.groups(of: others).map { group -> [String] in
            [
                "\(group.first.pack.authorityName): \(group.first.rule) (\(group.first.pack.status))", group.subjects,
                words(group.first.answer, group.first.cause), group.why,
            ]
        }
        return [.heading(2, "What bodies’ rules answer"), .table(.init("", columns, rows, showing: rowLimit))]
    }

    private func words(_ answer: Answer, _ cause: Cause?) -> String {
        AnswerText.words(answer) + (cause.map { " (\(AnswerText.words($0)))" } ?? "")
    }
}

/// Answers of one rule that say the same for the same reason: many portfolios are one line, each state is its own.
private struct AnswerGroup {
    let first: Decision
    let count: Int
    /// Whether all give the same reason, value by value.
    let isUniform: Bool

    static func groups(of decisions: [Decision]) -> [AnswerGroup] {
        let byLine = Dictionary(grouping: decisions) { decision in
            let subject = decision.subject.kind == .state ? decision.subject.id : "~\(decision.subject.kind.rawValue)"
            return [subject, decision.pack.id, decision.rule, decision.answer.rawValue, decision.cause?.rawValue ?? ""]
        }
        return byLine.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, group in
            group.first.map { first in
                let isUniform = group.allSatisfy { why($0) == why(first) }
                return AnswerGroup(first: first, count: group.count, isUniform: isUniform)
            }
        }
    }

    var subjects: String {
        count == 1 ? AnswerText.subject(first) : "\(Counted(first.subject.kind.rawValue, count))"
    }

    /// One subject's values never stand for those of others.
    var why: String {
        let why = Self.why(first)
        return isUniform ? why : "for example \(AnswerText.subject(first)): \(why)"
    }

    private static func why(_ decision: Decision) -> String {
        decision.ask.first ?? decision.reasons.first?.text ?? ""
    }
}
