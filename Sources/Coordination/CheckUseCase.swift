public import Findings
public import Rendering
import RuleModel
import RuleTooling

/// Validates packs without data.
public struct CheckUseCase: Sendable {
    /// Makes the use case.
    public init() {}

    /// Checks every pack under the paths; that none was found is "could not", never a success.
    public func run(_ paths: [String], failOn: FailOn) -> (report: CheckReport, status: ExitStatus) {
        let result = Checker.check(paths)
        let report = CheckReport(packs: result.packs.map(\.path), rules: result.rules, findings: result.findings)
        return (report, result.rules == 0 ? .couldNot : failOn.status(of: result.findings))
    }
}
