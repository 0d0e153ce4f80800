import AidModel
public import Deconfliction
public import RuleModel
import Findings

/// The report that `deconflict` shows: what the state itself says first, then the questions, then the tables.
public struct DeconflictionReport {
    private let result: DeconflictionResult
    private let decisions: [Decision]
    private let comparison: Comparison?
    private let paths: [String: String]
    private let rowLimit: Int

    /// Puts a report together.
    ///
    /// - Parameters:
    ///   - decisions: the answers to show; without lens decisions the report holds no view of a state's situation.
    ///   - comparison: what changed since an earlier result, when one was given.
    ///   - paths: where each source lay, by SHA-256.
    ///   - rowLimit: rows shown of each table; the rest is counted.
    public init(
        _ result: DeconflictionResult, decisions: [Decision] = [], comparison: Comparison? = nil,
        paths: [String: String] = [:], rowLimit: Int = 12
    ) {
        self.result = result
        self.decisions = decisions
        self.comparison = comparison
        self.paths = paths
        self.rowLimit = rowLimit
    }

    /// The report.
    public var document: ReportDocument {
        let names = result.states.map(\.name)
        let title = "Assistance to \(names.isEmpty ? "all recipients" : names.joined(separator: ", "))"
        var blocks: [ReportDocument.Block] = [.heading(1, title)]
        blocks += opening + sources + states + changes + questions + MoneyBlocks(result.money, scopeNote).blocks
        blocks += FindingBlocks(result, paths: paths, rowLimit: rowLimit, note: scopeNote).blocks
        blocks += fragmentation + RuleBlocks(decisions, rowLimit: rowLimit).blocks + notes
        return ReportDocument(title: title, blocks: blocks)
    }

    private var scopeNote: String { result.scope.note.map { " (\($0))" } ?? "" }

    private var opening: [ReportDocument.Block] {
        var lines = ["Money as of \(result.asOf)\(scopeNote)."]
        if let presence = result.presenceAsOf {
            lines.append("Presence as of \(presence). Records that share no time never meet in one cell.")
        } else {
            lines.append("No operational presence was read.")
        }
        lines.append("What follows are questions to people, each with its evidence; nothing here blocks anything.")
        lines.append("Snapshot \(result.snapshotHash.prefix(16)), packs: \(packs).")
        return [.paragraph(lines.joined(separator: " "))]
    }

    private var packs: String {
        result.packs.isEmpty
            ? "none" : result.packs.map { "\($0.id) \($0.version) (\($0.status))" }.joined(separator: ", ")
    }

    private var sources: [ReportDocument.Block] {
        let reference: Set<String> = [
            "codelist", "places", "countries", "organisations", "rates", "sectors", "publishers",
        ]
        let shown = result.sources.filter { !reference.contains($0.kind) }
        let items = shown.map { source in
            let until = source.to ?? source.released
            let times = [source.from.map { "from \($0)" }, until.map { "to \($0)" }].compactMap { $0 }
            let read = [Counted("file", source.files).description] + (times.isEmpty ? ["no dates stated"] : times)
            return ReportDocument.Item(
                text: "\(source.title ?? source.dataset) — \(source.publisher ?? "publisher not stated")",
                lines: [
                    .init("read", read.joined(separator: ", ")), .init("covers", source.covers ?? "not stated"),
                    .init("leaves out", source.leavesOut ?? "not stated"),
                ])
        }
        let others = result.sources.count - shown.count
        var blocks: [ReportDocument.Block] = [.heading(2, "Sources")]
        blocks.append(items.isEmpty ? .paragraph("None.") : .numbered(items))
        if others > 0 {
            blocks.append(.paragraph("And \(Counted("reference set", others)): codes, places, organisations, rates."))
        }
        return blocks
    }

    private var states: [ReportDocument.Block] {
        result.states.flatMap { state -> [ReportDocument.Block] in
            var blocks: [ReportDocument.Block] = [.heading(2, "What \(state.name) itself says")]
            let priorities = state.priorities.map { priority in
                "\(priority.rank). \(priority.title) — \(priority.says ?? "not stated who says so")"
                    + (priority.date.map { ", \($0)" } ?? "")
            }
            blocks.append(.bullets(priorities.isEmpty ? ["own priorities: none on file"] : priorities))
            let declarations = state.declarations.map { "“\($0.statement)” — \($0.says ?? "not stated who says so")" }
            blocks.append(.bullets(declarations.isEmpty ? ["self-declaration: none on file"] : declarations))
            blocks.append(
                .paragraph(
                    "Government’s part: named in \(Columns.grouped(state.activitiesWithGovernment)) of "
                        + "\(Columns.grouped(state.activities)) activities; reported as present in "
                        + "\(Columns.grouped(state.leadCells)) of \(Columns.grouped(state.cells)) cells, where it is shown "
                        + "as lead and never counted as overlap."))
            return blocks
        }
    }

    private var changes: [ReportDocument.Block] {
        guard let comparison else { return [] }
        let columns: [ReportDocument.Table.Column] = [.init("change"), .init("kind"), .init("what")]
        let rows =
            comparison.new.map { ["new", $0.kind, $0.title] } + comparison.gone.map { ["gone", $0.kind, $0.title] }
            + comparison.changed.map { ["changed", $0.new.kind, words($0)] }
        let caption =
            "\(Columns.grouped(comparison.new.count)) new, \(Columns.grouped(comparison.gone.count)) gone, "
            + "\(Columns.grouped(comparison.changed.count)) changed, \(Columns.grouped(comparison.unchanged)) as before"
        return [.heading(2, "Since the earlier report"), .table(.init(caption, columns, rows, showing: rowLimit * 3))]
    }

    /// A changed finding with what changed in it: a title that stayed the same tells nobody what to look at.
    private func words(_ change: Comparison.Change) -> String {
        func list(_ facts: [String], _ word: String) -> String? {
            guard !facts.isEmpty else { return nil }
            let more = facts.count > 5 ? " and \(facts.count - 5) more" : ""
            return "\(word): \(facts.prefix(5).joined(separator: ", "))\(more)"
        }
        let title = change.old.title == change.new.title ? nil : "was: \(change.old.title)"
        let parts = [title, list(change.added, "now"), list(change.removed, "no longer")].compactMap(\.self)
        let what = parts.isEmpty ? "other records, or they say something else" : parts.joined(separator: "; ")
        return "\(change.new.title) — \(what)"
    }

    private var questions: [ReportDocument.Block] {
        let items = result.questions.map { question in
            ReportDocument.Item(
                text: question.text,
                lines: question.clauses.map { .init("clause", $0) } + records(question) + [
                    .init("ask", question.ask.joined(separator: "; ")), .init("settled by", question.settledBy),
                    .init("at stake", question.stake),
                ])
        }
        let heading = ReportDocument.Block.heading(2, "Questions worth asking this week")
        return items.isEmpty ? [heading, .paragraph("None.")] : [heading, .numbered(items)]
    }

    private func records(_ question: CoordinationQuestion) -> [ReportDocument.Line] {
        guard !question.records.isEmpty else { return [] }
        let shown = question.records.prefix(5).map { $0.count > 90 ? $0.prefix(88) + "…”" : $0 }
        let more = question.records.count - shown.count
        let rest = more > 0 ? ["and \(Columns.grouped(more)) more: `--format json` lists all"] : []
        return [.init("for", (shown + rest).joined(separator: "; "))]
    }

    private var fragmentation: [ReportDocument.Block] {
        let columns: [ReportDocument.Table.Column] = [
            .init("recipient"), .init("sector"), .init("of"), .init("donors", isNumber: true),
            .init("largest", isNumber: true), .init("three largest", isNumber: true), .init("HHI", isNumber: true),
            .init("effective donors", isNumber: true), .init("Theil", isNumber: true), .init("Gini", isNumber: true),
        ]
        let names = Dictionary(result.states.map { ($0.state, $0.name) }, uniquingKeysWith: { first, _ in first })
        let rows = result.metrics.map { table -> [String] in
            let head = [
                names[table.country] ?? table.country, table.sector.map { $0.name ?? $0.code } ?? "all", table.measure,
            ]
            guard let metrics = table.metrics else { return head + ["0"] + Array(repeating: "undefined", count: 6) }
            return head + [
                "\(metrics.donors)", metrics.largestShare.text(places: 2), metrics.largestThreeShare.text(places: 2),
                metrics.herfindahl.text(places: 3), metrics.effectiveDonors.text(places: 2),
                metrics.theil.rounded(toPlaces: 3).description, metrics.gini.text(places: 2),
            ]
        }
        return [
            .heading(2, "Fragmentation of money\(scopeNote)"),
            .paragraph(
                "Shares of netted money by organisation. HHI is the sum of squared shares; effective donors is one divided by it."
            ),
            .table(.init("", columns, rows, showing: rowLimit)),
        ]
    }

    private var notes: [ReportDocument.Block] {
        let texts = result.notes.map(\.text)
        return [.heading(2, "What this report cannot say")] + [
            texts.isEmpty ? .paragraph("Nothing to add.") : .bullets(texts)
        ]
    }
}
