import ArgumentParser
import Coordination
import Findings
import JSONFormat

/// `concord run`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run one Lua file in the rule sandbox and print what it returns as JSON.",
        discussion: "EXAMPLE: concord run rule.lua")

    /// The only form of the answer.
    enum Format: String, CaseIterable, ExpressibleByArgument { case json }

    @Argument(help: "A Lua file.") var file: String
    @Option(help: "json.") var format: Format = .json
    @OptionGroup var isolation: IsolationOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (document, status) = RunUseCase(isolation: try output.isolation(isolation).isolation).run(file)
        try output.write(document.pretty)
        try output.end(status)
    }
}
