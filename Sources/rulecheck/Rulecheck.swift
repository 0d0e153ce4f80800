import ArgumentParser
import Findings
import Rendering
import RuleModel
import RuleTooling

/// The command line for repositories that hold rules: no data, no store, no server.
@main struct Rulecheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rulecheck", abstract: "Check rule packs without data.",
        discussion:
            "`rulecheck --version` prints the version; with `--format json` also the levels of the API and the formats.",
        subcommands: [Check.self, VersionCommand.self], defaultSubcommand: VersionCommand.self)
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

    enum FailOn: String, ExpressibleByArgument, CaseIterable {
        case note
        case warning
        case error
        case never
    }

    @Argument(help: "Packs, or folders of packs.") var paths: [String]
    @Option(help: "How findings are written.") var format = CheckReport.Format.text
    @Option(help: "The severity from which the exit code is 1.") var failOn = FailOn.error

    func run() throws {
        let result = Checker.check(paths)
        let report = CheckReport(packs: result.packs.map(\.path), rules: result.rules, findings: result.findings)
        print(report.render(format), terminator: "")
        if result.rules == 0 { throw ExitCode(2) }
        guard let threshold = Severity(rawValue: failOn.rawValue) else { return }
        if result.findings.contains(where: { $0.severity >= threshold }) { throw ExitCode(1) }
    }
}

extension CheckReport.Format: ExpressibleByArgument {}
extension VersionStatement.Format: ExpressibleByArgument {}
