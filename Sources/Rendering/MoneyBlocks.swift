import AidModel
import Deconfliction

/// The money part of a report: methods side by side, and what makes them differ.
struct MoneyBlocks {
    private let report: NettingReport
    private let note: String

    init(_ report: NettingReport, _ note: String) {
        self.report = report
        self.note = note
    }

    var blocks: [ReportDocument.Block] {
        [
            .heading(2, "Money counted once, by four methods\(note)"), .table(totals), differences,
        ] + byKey + notKnown
    }

    private var totals: ReportDocument.Table {
        let columns: [ReportDocument.Table.Column] = [
            .init("method"), .init("how"), .init("commitments", isNumber: true), .init("spending", isNumber: true),
        ]
        let rows = report.methods.map {
            [$0.method.rawValue, $0.method.explanation, MoneyText.text($0.commitments), MoneyText.text($0.spending)]
        }
        return ReportDocument.Table("", columns, rows)
    }

    private var differences: ReportDocument.Block {
        let columns: [ReportDocument.Table.Column] = [
            .init("from → to"), .init("of"), .init("difference", isNumber: true), .init("most of it"),
        ]
        let rows = report.differences.map { difference -> [String] in
            let causes = difference.causes.prefix(2).map { cause in
                "\(cause.activity.identifier): \(cause.reason)"
            }
            let more = difference.causeCount - causes.count
            let tail = more > 0 ? ["and \(Columns.grouped(more)) more activities"] : []
            return [
                "\(difference.from.rawValue) → \(difference.to.rawValue)", difference.measure,
                MoneyText.text(difference.amount), (causes + tail).joined(separator: "; "),
            ]
        }
        return .table(ReportDocument.Table("What makes the methods differ", columns, rows))
    }

    /// Two tables, one for each measure, with a column for each method: more would not fit a terminal.
    private var byKey: [ReportDocument.Block] {
        guard let grouping = report.grouping else { return [] }
        return [byKey(grouping, "Commitments", \.commitments), byKey(grouping, "Spending", \.spending)]
    }

    private func byKey(
        _ grouping: NettingGrouping, _ measure: String, _ amount: KeyPath<MethodTotal.KeyTotal, MoneyRange>
    ) -> ReportDocument.Block {
        let columns: [ReportDocument.Table.Column] =
            [.init(grouping.rawValue)] + report.methods.map { .init($0.method.rawValue, isNumber: true) }
        var keys = report.methods.first?.byKey ?? []
        if grouping == .year { keys.sort { $0.key < $1.key } }
        let rows = keys.map { key in
            [key.label]
                + report.methods.map { method in
                    method.byKey.first { $0.key == key.key }.map { MoneyText.bare($0[keyPath: amount]) } ?? "–"
                }
        }
        return .table(ReportDocument.Table("\(measure) by \(grouping.rawValue), in \(report.currency)", columns, rows))
    }

    private var notKnown: [ReportDocument.Block] {
        let causes = report.methods.first?.notKnown ?? []
        let items = causes.map { "\(Columns.grouped($0.count)): \($0.text)" } + report.notes.map(\.text)
        return items.isEmpty ? [] : [.heading(3, "Not in these totals"), .bullets(items)]
    }
}
