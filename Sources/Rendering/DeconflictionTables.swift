import JSONFormat
import AidModel
import Findings
public import Deconfliction

/// The findings of `deconflict` for programs that read lines: NDJSON and CSV.
public enum DeconflictionTables {
    /// One finding a line.
    public static func ndjson(_ result: DeconflictionResult) -> String {
        result.findings.map { DeconflictionJSON.finding($0).compact + "\n" }.joined()
    }

    /// One finding a row.
    public static func csv(_ result: DeconflictionResult, paths: [String: String]) -> String {
        var text =
            "id,kind,severity,title,country,place,sectors,from,to,organisations,activities,low,high,currency,evidence\n"
        for finding in result.findings {
            let cells = [
                finding.id, finding.kind.rawValue, finding.severity.rawValue, finding.title,
                finding.place?.country ?? "", finding.place?.code ?? finding.place?.name ?? "",
                finding.sectors.map(\.code).joined(separator: " "), finding.period?.start?.description ?? "",
                finding.period?.end?.description ?? "", finding.organisations.map(\.name).joined(separator: "; "),
                finding.activities.map(\.identifier).joined(separator: "; "),
            ].map(Neutralised.csv)
            // Amounts are ours: a minus in front is a number, not a formula.
            let money = [
                finding.money?.low.description ?? "", finding.money?.high.description ?? "",
                finding.money?.currency ?? "",
            ]
            let evidence = finding.evidence.first.map { RecordPlace($0, paths: paths).text } ?? ""
            text += (cells + money + [Neutralised.csv(evidence)]).joined(separator: ",") + "\n"
        }
        return text
    }
}
