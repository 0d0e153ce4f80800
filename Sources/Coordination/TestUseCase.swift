public import Findings
public import Rendering
import RuleModel
import RuleTooling

/// Runs the cases of packs.
public struct TestUseCase: Sendable {
    private let filter: CaseFilter

    /// Runs every case.
    public init() {
        filter = .all
    }

    /// Runs the cases in whose name, `pack/rule: sentence`, a regular expression occurs; `nil` when it is none.
    public init?(matching pattern: String) {
        guard let filter = CaseFilter(pattern) else { return nil }
        self.filter = filter
    }

    /// Runs the cases of every pack under the paths; that none was run is "could not", never a success.
    public func run(_ paths: [String], failOn: FailOn) -> (report: TestReport, status: ExitStatus) {
        let run = CaseRunner.run(paths, only: filter)
        return (TestReport(run), run.status(failOn: failOn))
    }
}
