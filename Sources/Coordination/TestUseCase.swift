public import Findings
public import LuaSandbox
public import Rendering
import RuleModel
import RuleTooling

/// Runs the cases of packs.
public struct TestUseCase: Sendable {
    private let filter: CaseFilter
    private let isolation: Isolation

    /// Runs every case; `isolation` says where packs run.
    public init(isolation: Isolation) {
        filter = .all
        self.isolation = isolation
    }

    /// Runs the cases in whose name, `pack/rule: sentence`, a regular expression occurs; `nil` when it is none.
    public init?(matching pattern: String, isolation: Isolation) {
        guard let filter = CaseFilter(pattern) else { return nil }
        self.filter = filter
        self.isolation = isolation
    }

    /// Whether a text is a regular expression.
    public static func isPattern(_ text: String) -> Bool { CaseFilter(text) != nil }

    /// Runs the cases of every pack under the paths; that none was run is "could not", never a success.
    public func run(_ paths: [String], failOn: FailOn) -> (report: TestReport, status: ExitStatus) {
        let run = CaseRunner.run(paths, only: filter, isolation: isolation)
        return (TestReport(run), run.status(failOn: failOn))
    }
}
