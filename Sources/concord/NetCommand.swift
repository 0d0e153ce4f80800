import AidModel
import ArgumentParser
import Coordination
import Deconfliction
import JSONFormat
import Rendering

/// `concord net`.
struct NetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "net",
        abstract: "Count money once, by several named methods side by side.",
        discussion: "EXAMPLE: concord net --data docs/examples/somalia --country SO --as-of 2021-06-15 --by sector")

    /// The methods that are there, and all of them.
    enum Method: String, CaseIterable, ExpressibleByArgument { case gross, activity, single, links, all }
    /// What totals are given by.
    enum Grouping: String, CaseIterable, ExpressibleByArgument { case country, sector, organisation, year }
    /// The forms of the answer.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, csv }

    @OptionGroup var analysis: AnalysisOptions
    @Option(help: "gross, activity, single, links or all; repeatable.") var method: [Method] = [.all]
    @Option(help: "Also by country, sector, organisation or year.") var by: Grouping?
    @Option(help: "text, json or csv.") var format: Format = .text
    @OptionGroup var output: OutputOptions

    func run() throws {
        let request = analysis.request(jobs: output.jobs)
        let workspace = try output.workspace(request)
        let methods =
            method.contains(.all) ? NettingMethod.allCases : method.compactMap { NettingMethod(rawValue: $0.rawValue) }
        let report = NetUseCase(methods: methods, by: by.flatMap { NettingGrouping(rawValue: $0.rawValue) })
            .run(request, workspace)
        switch format {
        case .text: try output.write(ReportText().render(NettingRendering.document(report)))
        case .json: try output.write(NettingJSON.document(report).pretty)
        case .csv: try output.write(NettingRendering.csv(report))
        }
    }
}
