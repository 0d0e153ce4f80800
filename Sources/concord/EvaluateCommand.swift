import ArgumentParser
import Coordination
import Findings
import JSONFormat
import Rendering

/// `concord evaluate`.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Ask every pack about every subject in its scope.",
        discussion: "EXAMPLE: concord evaluate --data docs/examples/somalia --country SO --as-of 2021-06-15")

    /// The forms of the answer.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, ndjson, json, csv }

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var lens: LensOptions
    @Option(help: "text, ndjson, json or csv.") var format: Format = .text
    @OptionGroup var isolation: IsolationOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let request = analysis.request(jobs: output.jobs)
        let workspace = try output.workspace(request)
        let outcome = try output.evaluated(request, workspace, lens.lenses, isolation)
        switch format {
        case .text: try output.write(ReportText().render(DecisionTables.document(outcome.decisions)))
        case .ndjson: try output.write(DecisionTables.ndjson(outcome.decisions))
        case .json: try output.write(JSONValue.array(outcome.decisions.map(DecisionJSON.document)).pretty)
        case .csv: try output.write(DecisionTables.csv(outcome.decisions))
        }
    }
}

/// Which views of a state's situation are shown.
struct LensOptions: ParsableArguments {
    @Option(help: "Only this lens; `none` for no view of a state's situation at all; repeatable.") var lens: [String] =
        []

    /// The lenses asked for.
    var lenses: EvaluateUseCase.Lenses {
        if lens.isEmpty { return .all }
        return lens.contains("none") ? .none : .named(lens)
    }
}

extension OutputOptions {
    /// Asks the packs; says what is wrong with them, and ends where no rule could be asked.
    func evaluated(
        _ request: AnalysisRequest, _ workspace: Workspace, _ lenses: EvaluateUseCase.Lenses,
        _ options: IsolationOptions
    ) throws -> EvaluateUseCase.Outcome {
        try answered(mayBeNone: lenses == .none) {
            try EvaluateUseCase(lenses: lenses, isolation: isolation(options).isolation).run(request, workspace)
        }
    }

    /// Says what is wrong with packs, and ends where no rule could be asked.
    func answered(
        mayBeNone: Bool = false, _ work: () throws -> EvaluateUseCase.Outcome
    ) throws -> EvaluateUseCase.Outcome {
        let outcome = try work()
        if !quiet { StandardError.write(FindingsText().render(outcome.findings)) }
        if outcome.rules == 0, !mayBeNone { throw ExitCode(ExitStatus.couldNot.rawValue) }
        return outcome
    }
}
