public import Findings
public import LuaSandbox
public import Rendering
import RuleModel
import RuleTooling

/// Validates packs without data.
public struct CheckUseCase: Sendable {
    private let isolation: Isolation

    /// Makes the use case; `isolation` says where packs run.
    public init(isolation: Isolation) {
        self.isolation = isolation
    }

    /// Checks every pack under the paths; that none was found is "could not", never a success.
    public func run(_ paths: [String], failOn: FailOn) -> (report: CheckReport, status: ExitStatus) {
        let result = Checker.check(paths, isolation: isolation)
        let report = CheckReport(packs: result.packs.map(\.path), rules: result.rules, findings: result.findings)
        return (report, result.rules == 0 ? .couldNot : failOn.status(of: result.findings))
    }
}
