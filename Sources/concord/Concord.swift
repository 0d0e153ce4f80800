import ArgumentParser

/// The command line. Every command is glue around one use case.
@main struct Concord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concord",
        abstract: "See where assistance to a state is duplicated, fragmented, contradictory or missing, and why.",
        discussion: """
            Every command works offline on files alone. Overlap is a question to people, never an accusation.

            EXAMPLE: concord deconflict --data docs/examples/somalia --country SO --as-of 2021-06-15
            """,
        version: "0.1.0",
        subcommands: [
            ImportCommand.self, EvaluateCommand.self, ExplainCommand.self, DeconflictCommand.self, NetCommand.self,
            CheckCommand.self, BenchCommand.self, RunCommand.self,
        ])
}
