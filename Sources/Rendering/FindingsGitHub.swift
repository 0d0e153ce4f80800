public import Findings

/// Findings as GitHub workflow commands, so that they stand beside the changed line.
public enum FindingsGitHub {
    /// One command a line: `::error file=…,line=…,col=…,title=code::message`.
    public static func render(_ findings: some Sequence<Finding>) -> String {
        findings.map { command($0) + "\n" }.joined()
    }

    private static func command(_ finding: Finding) -> String {
        let name =
            switch finding.severity {
            case .note: "notice"
            case .warning: "warning"
            case .error: "error"
            }
        var properties: [String] = []
        if let location = finding.location {
            properties.append("file=\(Neutralised.githubProperty(location.file))")
            if let line = location.line { properties.append("line=\(line)") }
            if location.line != nil, let column = location.column { properties.append("col=\(column)") }
        }
        properties.append("title=\(Neutralised.githubProperty(finding.code))")
        var message = finding.message
        if let help = finding.help { message += "\nhelp: \(help)" }
        return "::\(name) \(properties.joined(separator: ","))::\(Neutralised.githubData(message))"
    }
}
