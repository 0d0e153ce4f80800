import AidModel
import Findings
import JSONFormat
public import RuleModel

/// Decisions for programs that read lines, and in short for people.
public enum DecisionTables {
    /// One decision a line.
    public static func ndjson(_ decisions: [Decision]) -> String {
        decisions.map { DecisionJSON.document($0).compact + "\n" }.joined()
    }

    /// One decision a row.
    public static func csv(_ decisions: [Decision]) -> String {
        var text = "id,subject,kind,pack,rule,answer,cause,class,reasons,ask,as_of\n"
        for decision in decisions {
            let cells = [
                DecisionJSON.id(decision), decision.subject.id, decision.kind.rawValue, decision.pack.id, decision.rule,
                decision.answer.rawValue, decision.cause?.rawValue ?? "", decision.lensClass ?? "",
                decision.reasons.map(\.code).joined(separator: " "), decision.ask.joined(separator: "; "),
                decision.asOf.description,
            ]
            text += cells.map(Neutralised.csv).joined(separator: ",") + "\n"
        }
        return text
    }

    /// A table for people.
    public static func document(_ decisions: [Decision]) -> ReportDocument {
        let title = "\(Counted("answer", decisions.count))"
        let note = "`concord explain` shows why for each."
        return ReportDocument(
            title: title,
            blocks: [.heading(1, title), .paragraph(note)] + RuleBlocks(decisions, rowLimit: .max / 8).blocks)
    }
}
