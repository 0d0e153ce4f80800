import ArgumentParser
import Coordination
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
    @Option(help: "A state's code, or organisation@recipient for a portfolio.") var subject: String
    @Option(name: .customLong("for"), help: "author, coordinator, applicant or state.")
    var reader: DecisionExplanation.Reader = .coordinator
    @Option(help: "text or json.") var format: Format = .text
    @OptionGroup var isolation: IsolationOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let request = analysis.request(jobs: output.jobs)
        let workspace = try output.workspace(request)
        let outcome = try output.evaluated(request, workspace, .all, isolation)
        let decisions = ExplainUseCase(pack: pack, rule: rule, subject: subject).run(outcome)
        guard !decisions.isEmpty else {
            StandardError.write("error: no answer of pack `\(pack)` for subject `\(subject)`\n")
            throw ExitCode(ExitStatus.couldNot.rawValue)
        }
        switch format {
        case .json: try output.write(JSONValue.array(decisions.map(DecisionJSON.document)).pretty)
        case .text:
            let texts = decisions.map { ReportText().render(DecisionExplanation($0, for: reader).document) }
            try output.write(texts.joined(separator: "\n"))
        }
    }
}

extension DecisionExplanation.Reader: ExpressibleByArgument {}
