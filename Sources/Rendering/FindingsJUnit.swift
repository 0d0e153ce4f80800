public import Findings

/// Findings, or the results of cases, as a JUnit report that CI systems read.
public enum FindingsJUnit {
    /// One test case: what was checked, and what was wrong with it.
    public struct Case: Hashable, Sendable {
        /// The group, such as the file or the pack.
        public var group: String
        /// The name, a sentence where there is one.
        public var name: String
        /// What was wrong; nothing when it passed.
        public var failures: [String]

        /// Makes a case.
        public init(group: String, name: String, failures: [String]) {
            self.group = group
            self.name = name
            self.failures = failures
        }
    }

    /// A case for every file that was checked, failed where it has a finding at or above `failing`.
    public static func render(
        _ findings: [Finding], checked files: [String], failing: Severity = .error, suite: String
    ) -> String {
        let byFile = Dictionary(grouping: findings) { $0.location?.file ?? "" }
        let names = Set(files).union(byFile.keys).sorted()
        let cases = names.map { file in
            let failures = byFile[file, default: []].filter { $0.severity >= failing }
            return Case(
                group: suite, name: file.isEmpty ? suite : file,
                failures: failures.map { FindingsText().render($0) })
        }
        return render(cases, suite: suite)
    }

    /// A report of cases.
    public static func render(_ cases: [Case], suite: String) -> String {
        let failed = cases.count { !$0.failures.isEmpty }
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites tests=\"\(cases.count)\" failures=\"\(failed)\">\n"
        text += "  <testsuite name=\"\(Neutralised.xml(suite))\" tests=\"\(cases.count)\" failures=\"\(failed)\">\n"
        for item in cases { text += element(item) }
        return text + "  </testsuite>\n</testsuites>\n"
    }

    private static func element(_ item: Case) -> String {
        let open = "    <testcase classname=\"\(Neutralised.xml(item.group))\" name=\"\(Neutralised.xml(item.name))\""
        guard !item.failures.isEmpty else { return open + "/>\n" }
        // An attribute has no lines: it holds the first, and the content all of them.
        let failures = item.failures.map { failure in
            let lines = failure.split(separator: "\n").map { Neutralised.xml(String($0)) }
            return "      <failure message=\"\(lines.first ?? "")\">\(lines.joined(separator: "\n"))</failure>\n"
        }
        return open + ">\n" + failures.joined() + "    </testcase>\n"
    }
}
