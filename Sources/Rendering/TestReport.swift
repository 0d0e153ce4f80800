import Findings
import JSONFormat
public import RuleModel

/// What running the cases of packs came to, in the forms that people and CI read.
public struct TestReport: Sendable {
    /// The forms.
    public enum Format: String, CaseIterable, Sendable {
        /// For people.
        case text
        /// For programs.
        case json
        /// For CI systems.
        case junit
        /// The Test Anything Protocol, version 14.
        case tap
        /// For GitHub's annotations.
        case github
    }

    /// What was run.
    public var run: CaseRun

    /// Reports a run.
    public init(_ run: CaseRun) {
        self.run = run
    }

    /// The report in a form; text names each case that passed only when it is `verbose`.
    public func render(_ format: Format, isColoured: Bool = false, isVerbose: Bool = false) -> String {
        switch format {
        case .text: text(isColoured: isColoured, isVerbose: isVerbose)
        case .json: document.pretty
        case .junit: FindingsJUnit.render(points.map(\.junit), suite: "test")
        case .tap: tap
        case .github: FindingsGitHub.render(findings)
        }
    }

    /// What kept cases from being run, then what each came to.
    private var findings: [Finding] { run.findings + run.results.flatMap(\.mismatches) }

    // MARK: Text

    private func text(isColoured: Bool, isVerbose: Bool) -> String {
        let findings = FindingsText(isColoured: isColoured)
        var text = findings.render(run.findings)
        for result in run.results {
            if isVerbose, result.isPassed {
                text += "\(FindingsText.place(result.location)): passed: \(Neutralised.terminal(result.title))\n"
            }
            text += findings.render(result.mismatches)
        }
        let passed = run.results.count - run.failed
        let packs = run.packs.count == 1 ? "1 pack" : "\(run.packs.count) packs"
        let cases = run.results.count == 1 ? "1 case" : "\(run.results.count) cases"
        return text + "\(packs), \(cases): \(passed) passed, \(run.failed) failed\n"
    }

    // MARK: JSON

    private var document: JSONValue {
        [
            "packs": .array(run.packs.map(JSONValue.string)), "passed": .integer(run.results.count - run.failed),
            "failed": .integer(run.failed), "cases": .array(run.results.map(Self.value)),
            "findings": FindingsJSON.list(run.findings), "byCode": FindingsJSON.byCode(findings),
        ]
    }

    private static func value(_ result: CaseResult) -> JSONValue {
        [
            "pack": .string(result.pack), "rule": .string(result.rule), "case": .string(result.title),
            "file": .string(result.location.file), "line": result.location.line.map(JSONValue.integer) ?? .null,
            "passed": .bool(result.isPassed), "mismatches": FindingsJSON.list(result.mismatches),
        ]
    }

    // MARK: Points

    /// A case, or something that kept cases from being run: each counts where only points are counted.
    private struct Point {
        var group: String
        var name: String
        var place: SourceLocation?
        var failures: [Finding]

        var junit: FindingsJUnit.Case {
            .init(group: group, name: name, failures: failures.map { FindingsText().render($0) })
        }
    }

    private var points: [Point] {
        let inputs = run.findings.map { finding in
            Point(
                group: "input", name: finding.location.map(FindingsText.place) ?? finding.code, place: finding.location,
                failures: [finding])
        }
        return inputs
            + run.results.map { result in
                Point(
                    group: "\(result.pack)/\(result.rule)", name: result.title, place: result.location,
                    failures: result.mismatches)
            }
    }

    private var tap: String {
        var text = "TAP version 14\n1..\(points.count)\n"
        for (index, point) in points.enumerated() {
            let name = "\(point.group): \(point.name)"
            text += "\(point.failures.isEmpty ? "ok" : "not ok") \(index + 1) - \(Neutralised.tap(name))\n"
            if !point.failures.isEmpty { text += Self.diagnostics(point) }
        }
        return text
    }

    /// The block of YAML under a point that failed; texts are JSON strings, which YAML reads as they are.
    private static func diagnostics(_ point: Point) -> String {
        func quoted(_ text: String) -> String { JSONValue.string(text).compact }
        var text = "  ---\n"
        if let place = point.place { text += "  at: \(quoted(FindingsText.place(place)))\n" }
        text += "  findings:\n"
        for failure in point.failures {
            text += "    - code: \(quoted(failure.code))\n      severity: \(failure.severity.rawValue)\n"
            text += "      message: \(quoted(failure.message))\n"
            if let place = failure.location { text += "      at: \(quoted(FindingsText.place(place)))\n" }
            if let help = failure.help { text += "      help: \(quoted(help))\n" }
        }
        return text + "  ...\n"
    }
}
