import ArgumentParser
import Coordination
import Findings
import JSONFormat
import Rendering

/// `concord import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read files, say what they hold and what is wrong with them.",
        discussion: "EXAMPLE: concord import docs/examples/somalia --format json")

    /// The forms of the answer.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "Files or folders: IATI XML, HXL or plain CSV, registers; .gz too.") var paths: [String]
    @Option(help: "text or json.") var format: Format = .text
    @OptionGroup var output: OutputOptions
    @OptionGroup var fail: FailOnErrorOptions

    func run() throws {
        let progress = ProgressLine(quiet: output.quiet)
        let outcome = try ImportUseCase(jobs: output.jobs).run(paths) {
            progress.show($0, of: $1, "files read")
        }
        progress.clear()
        switch format {
        case .json: try output.write(outcome.summary.json.pretty)
        case .text:
            try output.write(
                outcome.summary.text(withFindings: !output.quiet, isColoured: output.isColoured))
        }
        try output.end(outcome.isEmpty ? .couldNot : fail.failOn.status(of: outcome.summary.findings))
    }
}
