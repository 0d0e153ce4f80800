import ArgumentParser
import Coordination

/// Where rule packs run: the options that mean the same everywhere.
struct IsolationOptions: ParsableArguments {
    @Option(help: "The worker's program; else beside this one, or in ../libexec/concord.") var worker: String?
    @Flag(help: "Run packs in this process: the same bytes, without the walls of a worker.") var inProcess = false
    @Flag(help: "Run packs in this process where the system refuses a worker's walls.") var unsafeInProcess = false

    var choice: IsolationChoice {
        var choice = IsolationChoice()
        choice.worker = worker
        choice.inProcess = inProcess
        choice.unsafeInProcess = unsafeInProcess
        return choice
    }
}

extension OutputOptions {
    /// Settles where packs run and says so on standard error; ends where they cannot be run.
    func isolation(_ options: IsolationOptions) throws -> IsolationChoice.Outcome {
        let outcome = try couldNot { try options.choice.resolved() }
        if !quiet { StandardError.write(outcome.line + "\n") }
        return outcome
    }
}
