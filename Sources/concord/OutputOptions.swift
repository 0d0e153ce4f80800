import ArgumentParser
import Coordination
import Findings
import Glibc
import Rendering

/// Where the answer goes and how it looks: the options that mean the same everywhere.
struct OutputOptions: ParsableArguments {
    /// When to colour.
    enum Color: String, CaseIterable, ExpressibleByArgument { case auto, always, never }

    @Option(
        name: .customLong("output"), help: "Write the answer to this file, all at once, instead of standard output.")
    var file: String?
    @Option(help: "auto, always or never; NO_COLOR is heeded.") var color: Color = .auto
    @Option(help: "How many threads may work.") var jobs = 2
    @Flag(help: "No progress and no findings in text.") var quiet = false
    @Flag(help: "Say more.") var verbose = false

    /// Whether the answer is coloured: never in a file.
    var isColoured: Bool {
        switch color {
        case .always: file == nil
        case .never: false
        case .auto: file == nil && getenv("NO_COLOR") == nil && isatty(STDOUT_FILENO) == 1
        }
    }

    /// Writes the answer.
    func write(_ text: String) throws {
        if let file {
            try AtomicFile.write(text, to: file)
        } else {
            print(text, terminator: "")
        }
    }

    /// Ends the command.
    func end(_ status: ExitStatus) throws {
        if status != .done { throw ExitCode(status.rawValue) }
    }
}

/// The threshold of commands for which an error is the default.
struct FailOnErrorOptions: ParsableArguments {
    @Option(help: "End with 1 on findings from: note, warning, error or never.") var failOn: FailOn = .error
}

/// The threshold of commands for which findings are the answer.
struct FailOnNeverOptions: ParsableArguments {
    @Option(help: "End with 1 on findings from: note, warning, error or never.") var failOn: FailOn = .never
}

extension FailOn: ExpressibleByArgument {}

extension OutputOptions {
    /// Reads the data of a request; says first what a reader should know of the day, and ends where nothing was read.
    func workspace(_ request: AnalysisRequest) throws -> Workspace {
        let progress = ProgressLine(quiet: quiet)
        let workspace = try Workspace(request) { progress.show($0, of: $1, "files read") }
        progress.clear()
        let errors = workspace.summary.findings.filter { $0.severity == .error }
        let said = (verbose ? workspace.summary.findings : errors) + workspace.advice
        if !quiet { StandardError.write(FindingsText().render(said)) }
        if workspace.isEmpty { throw ExitCode(ExitStatus.couldNot.rawValue) }
        return workspace
    }

    /// Does what may fail for a reason that people can mend: says it and ends with "could not".
    func couldNot<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            StandardError.write("error: \(error)\n")
            throw ExitCode(ExitStatus.couldNot.rawValue)
        }
    }
}
