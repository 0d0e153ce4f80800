import ArgumentParser
import Findings
import Glibc
import Rendering
import RuleModel
import RuleTooling

/// The command line for repositories that hold rules: no data, no store, no server.
@main struct Rulecheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rulecheck", abstract: "Check rule packs without data.", subcommands: [Check.self])
}

/// `rulecheck check PATH…`.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check manifests, parameters and rules.", discussion: "Example: rulecheck check rules/packs")

    enum FailOn: String, ExpressibleByArgument, CaseIterable {
        case note
        case warning
        case error
        case never
    }

    @Argument(help: "Packs, or folders of packs.") var paths: [String]
    @Option(help: "How findings are written.") var format = CheckReport.Format.text
    @Option(help: "The severity from which the exit code is 1.") var failOn = FailOn.error

    func run() throws {
        // On purpose: this program goes into other repositories as a single file and checks their own rules.
        let line = "isolation: none (in this process)\n"
        _ = Array(line.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        let result = Checker.check(paths)
        let report = CheckReport(packs: result.packs.map(\.path), rules: result.rules, findings: result.findings)
        print(report.render(format), terminator: "")
        if result.rules == 0 { throw ExitCode(2) }
        guard let threshold = Severity(rawValue: failOn.rawValue) else { return }
        if result.findings.contains(where: { $0.severity >= threshold }) { throw ExitCode(1) }
    }
}

extension CheckReport.Format: ExpressibleByArgument {}
