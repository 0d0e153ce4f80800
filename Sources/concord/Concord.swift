import ArgumentParser
import Rendering

/// The command line. Every command is glue around one use case.
@main struct Concord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concord",
        abstract: "See where assistance to a state is duplicated, fragmented, contradictory or missing, and why.",
        discussion: """
            Every command works offline on files alone. Overlap is a question to people, never an accusation.

            EXAMPLE: concord deconflict --data docs/examples/somalia --country SO --as-of 2021-06-15

            `concord --version` prints the version; with `--format json` also the levels of the API and the formats.
            """,
        subcommands: [
            ImportCommand.self, EvaluateCommand.self, ExplainCommand.self, DeconflictCommand.self, NetCommand.self,
            CheckCommand.self, TestCommand.self, BenchCommand.self, RunCommand.self, VersionCommand.self,
        ], defaultSubcommand: VersionCommand.self)
}

/// What stands in the place of a command: `--version`; without it the help is shown.
///
/// Options of the root would be taken out of every command's own, so they are those of a command that needs no name.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", usage: "concord <command>, or concord --version", shouldDisplay: false)

    @Flag(help: "Print the version.") var version = false
    @Option(help: "The form of the version: text or json.") var format: VersionStatement.Format?

    func validate() throws {
        if format != nil, !version { throw ValidationError("`--format` goes with `--version` or with a command") }
    }

    func run() throws {
        guard version else { throw CleanExit.helpRequest(Concord.self) }
        print(VersionStatement(of: "concord").render(format ?? .text), terminator: "")
    }
}

extension VersionStatement.Format: ExpressibleByArgument {}
