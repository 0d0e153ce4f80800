import AidModel
import ArgumentParser
import Coordination
import Rendering

/// `concord bench`.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Time the rules of packs: staging, facts, truth, decisions; and which of them are slow.",
        discussion: """
            Without data, subjects are made up around the limits of each rule.

            Together means: what several rules ask of a subject is read once, and every rule is told over a chunk of
            subjects before the next chunk is read; on one thread, and on as many as `--jobs` says.

            EXAMPLE: concord bench rules/bench/hundred-activities --measure population --subjects 50000
            EXAMPLE: concord bench rules/packs --as-of 2021-06-15 --subjects 10000
            """)

    @Argument(help: "Packs, or folders of packs.") var paths = ["rules/packs"]
    @Option(help: "A file or folder of data; repeatable; without it subjects are made up.") var data: [String] = []
    @Option(help: "The day to look at, YYYY-MM-DD; today unless given.") var asOf: CalendarDate?
    @Option(help: "How many subjects to make up for each rule.") var subjects = 10_000
    @Option(help: "How often each time is taken; the median counts.") var rounds = 5
    @Option(help: "What is timed: rules, each by itself; population, all together; all.")
    var measure: BenchUseCase.Measure = .all
    @Flag(help: "Time made-up populations of 1,000 to 1,000,000 subjects as well, and say how the time grows.")
    var scaling = false
    @Option(help: "text or json.") var format: BenchReport.Format = .text
    @OptionGroup var isolation: IsolationOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var fail: FailOnNeverOptions

    func validate() throws {
        guard (1...10_000_000).contains(subjects) else {
            throw ValidationError("`--subjects` is from 1 to 10000000.")
        }
        guard (1...1000).contains(rounds) else { throw ValidationError("`--rounds` is from 1 to 1000.") }
    }

    func run() throws {
        var request = AnalysisRequest(data: data, packs: paths, asOf: asOf ?? AnalysisOptions.today)
        request.jobs = output.jobs
        let workspace = data.isEmpty ? nil : try output.workspace(request)
        let bench = BenchUseCase(
            paths: paths, asOf: request.asOf, subjects: subjects, rounds: rounds, measure: measure,
            threads: output.jobs, withScaling: scaling, isolation: try output.isolation(isolation).isolation)
        let (report, status) = try bench.run(on: workspace, failOn: fail.failOn)
        try output.write(report.render(format, isColoured: output.isColoured))
        try output.end(status)
    }
}

extension BenchReport.Format: ExpressibleByArgument {}
extension BenchUseCase.Measure: ExpressibleByArgument {}
