import ArgumentParser
import Coordination
import Findings
import Rendering

/// `concord test`.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the cases of packs, and say where an answer is another than expected.",
        discussion: "EXAMPLE: concord test rules/packs --run 'refugee-window: .*framework'")

    @Argument(help: "Packs, or folders of packs.") var paths = ["rules/packs"]
    @Option(
        name: .customLong("run"),
        help: "Only cases in whose name, `pack/rule: sentence`, this regular expression occurs.")
    var pattern: String?
    @Option(help: "text, json, junit, tap or github.") var format: TestReport.Format = .text
    @OptionGroup var isolation: IsolationOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var fail: FailOnErrorOptions

    func validate() throws {
        if let pattern, !TestUseCase.isPattern(pattern) {
            throw ValidationError("`\(pattern)` is not a regular expression")
        }
    }

    func run() throws {
        let place = try output.isolation(isolation).isolation
        let useCase = pattern.flatMap { TestUseCase(matching: $0, isolation: place) } ?? TestUseCase(isolation: place)
        let (report, status) = useCase.run(paths, failOn: fail.failOn)
        try output.write(report.render(format, isColoured: output.isColoured, isVerbose: output.verbose))
        try output.end(status)
    }
}

extension TestReport.Format: ExpressibleByArgument {}
