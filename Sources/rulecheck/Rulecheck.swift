import ArgumentParser
import Findings
import Glibc
import Rendering
import RuleModel
import RuleTooling

/// The command line for repositories that hold rules: no data, no store, no server.
@main struct Rulecheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rulecheck", abstract: "Check and test rule packs without data.",
        discussion:
            "`rulecheck --version` prints the version; with `--format json` also the levels of the API and the formats.",
        subcommands: [Check.self, Test.self, VersionCommand.self], defaultSubcommand: VersionCommand.self)
}

/// What stands in the place of a command: `--version`; without it the help is shown.
///
/// Options of the root would be taken out of every command's own, so they are those of a command that needs no name.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", usage: "rulecheck <command>, or rulecheck --version", shouldDisplay: false)

    @Flag(help: "Print the version.") var version = false
    @Option(help: "The form of the version: text or json.") var format: VersionStatement.Format?

    func validate() throws {
        if format != nil, !version { throw ValidationError("`--format` goes with `--version` or with a command") }
    }

    func run() throws {
        guard version else { throw CleanExit.helpRequest(Rulecheck.self) }
        print(VersionStatement(of: "rulecheck").render(format ?? .text), terminator: "")
    }
}

/// `rulecheck check PATH…`.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check manifests, parameters and rules.", discussion: "Example: rulecheck check rules/packs")

    @Argument(help: "Packs, or folders of packs.") var paths: [String]
    @Option(help: "How findings are written.") var format = CheckReport.Format.text
    @Option(help: "The severity from which the exit code is 1.") var failOn = FailOn.error

    func run() throws {
        // On purpose: this program goes into other repositories as a single file and checks their own rules.
        let line = "isolation: none (in this process)\n"
        _ = Array(line.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        let result = Checker.check(paths)
        let report = CheckReport(packs: result.packs.map(\.path), rules: result.rules, findings: result.findings)
        print(report.render(format), terminator: "")
        let status = result.rules == 0 ? ExitStatus.couldNot : failOn.status(of: result.findings)
        if status != .done { throw ExitCode(status.rawValue) }
    }
}

/// `rulecheck test PATH…`.
struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the cases of packs.", discussion: "Example: rulecheck test rules/packs --format junit")

    @Argument(help: "Packs, or folders of packs.") var paths: [String]
    @Option(
        name: .customLong("run"),
        help: "Only cases in whose name, `pack/rule: sentence`, this regular expression occurs.")
    var pattern: String?
    @Option(help: "How the results are written.") var format = TestReport.Format.text
    @Option(help: "The severity from which the exit code is 1.") var failOn = FailOn.error

    func validate() throws {
        if let pattern, CaseFilter(pattern) == nil { throw ValidationError("`\(pattern)` is not a regular expression") }
    }

    func run() throws {
        let outcome = CaseRunner.run(paths, only: pattern.flatMap { CaseFilter($0) } ?? .all)
        print(TestReport(outcome).render(format), terminator: "")
        let status = outcome.status(failOn: failOn)
        if status != .done { throw ExitCode(status.rawValue) }
    }
}

extension TestReport.Format: ExpressibleByArgument {}
extension VersionStatement.Format: ExpressibleByArgument {}
extension FailOn: ExpressibleByArgument {}
extension CheckReport.Format: ExpressibleByArgument {}
