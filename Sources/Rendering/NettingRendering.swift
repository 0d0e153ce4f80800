import AidModel
public import Deconfliction

/// The result of `net` for people and for spreadsheets.
public enum NettingRendering {
    /// The report.
    public static func document(_ report: NettingReport) -> ReportDocument {
        let note = report.scope.note.map { " (\($0))" } ?? ""
        let countries =
            report.scope.countries.isEmpty ? "all recipients" : report.scope.countries.joined(separator: ", ")
        let title = "Money to \(countries) as of \(report.asOf)\(note)"
        return ReportDocument(title: title, blocks: [.heading(1, title)] + MoneyBlocks(report, note).blocks)
    }

    /// A row for each method and key.
    public static func csv(_ report: NettingReport) -> String {
        var text = "method,key,label,measure,low,high,currency,not_known\n"
        for method in report.methods {
            text += rows(method.method, "", "all", method.commitments, method.spending)
            for key in method.byKey { text += rows(method.method, key.key, key.label, key.commitments, key.spending) }
        }
        return text
    }

    private static func rows(
        _ method: NettingMethod, _ key: String, _ label: String, _ commitments: MoneyRange, _ spending: MoneyRange
    ) -> String {
        [("commitments", commitments), ("spending", spending)].map { measure, money in
            [
                method.rawValue, Neutralised.csv(key), Neutralised.csv(label), measure, money.low.description,
                money.high.description, money.currency, "\(money.notKnown)",
            ].joined(separator: ",") + "\n"
        }.joined()
    }
}
