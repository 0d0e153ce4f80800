import ArgumentParser
import Coordination
import Findings
import Rendering

/// `concord check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Validate packs and rule files without data.",
        discussion: "EXAMPLE: concord check rules/packs --format github")

    @Argument(help: "Packs, or folders of packs.") var paths = ["rules/packs"]
    @Option(help: "text, json, github or junit.") var format: CheckReport.Format = .text
    @OptionGroup var isolation: IsolationOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var fail: FailOnErrorOptions

    func run() throws {
        let (report, status) = CheckUseCase(isolation: try output.isolation(isolation).isolation).run(
            paths, failOn: fail.failOn)
        try output.write(report.render(format, isColoured: output.isColoured))
        try output.end(status)
    }
}

extension CheckReport.Format: ExpressibleByArgument {}
