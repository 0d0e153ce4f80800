import ArgumentParser
import Coordination
import Findings
import JSONFormat
import Rendering
import RuleModel

/// `concord explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why, or why not; what would settle it, and what to ask next.",
        discussion: """
            EXAMPLE: concord explain --data docs/examples/somalia --as-of 2021-06-15 --pack ida-refugee-window \
            --subject SO --for state
            """)

    /// The forms of the answer.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @OptionGroup var analysis: AnalysisOptions
    @Option(help: "The pack.") var pack: String
    @Option(help: "One rule of it; all of them unless given.") var rule: String?
    @Option(help: "A state's code, an identifier of an activity or organisation, or organisation@recipient.")
    var subject: String
    @Option(name: .customLong("for"), help: "author, coordinator, applicant or state.")
    var reader: DecisionExplanation.Reader = .coordinator
    @Option(help: "text or json.") var format: Format = .text
    @OptionGroup var isolation: IsolationOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let request = analysis.request(jobs: output.jobs)
        let workspace = try output.workspace(request)
        let use = ExplainUseCase(
            pack: pack, rule: rule, subject: subject, isolation: try output.isolation(isolation).isolation)
        let outcome = try use.run(request, workspace)
        if !output.quiet { StandardError.write(FindingsText().render(outcome.findings)) }
        guard outcome.rules > 0 else { throw ExitCode(ExitStatus.couldNot.rawValue) }
        guard !outcome.explained.isEmpty else {
            StandardError.write("error: no answer of pack `\(pack)` for subject `\(subject)`\n")
            throw ExitCode(ExitStatus.couldNot.rawValue)
        }
        switch format {
        case .json:
            let documents = outcome.explained.map { DecisionJSON.document($0, open: outcome.open) }
            try output.write(JSONValue.array(documents).pretty)
        case .text:
            let texts = outcome.explained.map {
                ReportText().render(DecisionExplanation($0, open: outcome.open, for: reader).document)
            }
            try output.write(texts.joined(separator: "\n"))
        }
    }
}

extension DecisionExplanation.Reader: ExpressibleByArgument {}
