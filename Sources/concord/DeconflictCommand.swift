import ArgumentParser
import Coordination
import JSONFormat
import Rendering

/// `concord deconflict`.
struct DeconflictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deconflict",
        abstract:
            "Find where assistance overlaps, is fragmented, contradicts or is missing; first the questions to ask.",
        discussion: """
            EXAMPLE: concord deconflict --data docs/examples/somalia --country SO --as-of 2021-06-15 \
            --presence-as-of 2025-03-31
            """)

    /// The forms of the answer.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, ndjson, json, csv, html, markdown }

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var lens: LensOptions
    @Option(help: "text, json, ndjson, csv, html or markdown.") var format: Format = .text
    @Option(help: "Also write the report for a browser to this file.") var html: String?
    @Option(help: "An earlier JSON result: say what is new, gone and changed.") var compare: String?
    @OptionGroup var isolation: IsolationOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let request = analysis.request(jobs: output.jobs)
        let workspace = try output.workspace(request)
        let answers = try output.evaluated(request, workspace, lens.lenses, isolation)
        let outcome = try output.couldNot {
            try DeconflictUseCase().run(request, workspace, decisions: answers.decisions, comparedWith: compare)
        }
        let document = outcome.document
        if let html { try AtomicFile.write(ReportHTML.render(document), to: html) }
        try output.write(text(outcome, document))
    }

    private func text(_ outcome: DeconflictUseCase.Outcome, _ document: ReportDocument) -> String {
        switch format {
        case .text: ReportText().render(document)
        case .html: ReportHTML.render(document)
        case .markdown: ReportMarkdown.render(document)
        case .ndjson: DeconflictionTables.ndjson(outcome.result)
        case .csv: DeconflictionTables.csv(outcome.result, paths: outcome.paths)
        case .json: outcome.json.pretty
        }
    }
}
