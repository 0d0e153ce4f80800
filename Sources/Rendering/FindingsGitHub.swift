public import Findings

<<<<<<< HEAD
/// Findings as workflow commands of GitHub Actions: `::error file=…,line=…,col=…,title=code::message`.
public enum FindingsGitHub {
    /// One line for each finding, in the order given.
    public static func render(_ findings: [Finding]) -> String {
        findings.map { line($0) + "\n" }.joined()
    }

    private static func line(_ finding: Finding) -> String {
        let command = finding.severity == .note ? "notice" : finding.severity.rawValue
        var properties: [String] = []
        if let place = finding.location {
            properties.append("file=\(escaped(place.file, property: true))")
            if let line = place.line { properties.append("line=\(line)") }
            if let column = place.column { properties.append("col=\(column)") }
        }
        properties.append("title=\(escaped(finding.code, property: true))")
        let help = finding.help.map { " (\($0))" } ?? ""
        return "::\(command) \(properties.joined(separator: ","))::\(escaped(finding.message + help, property: false))"
    }

    /// Text from a pack cannot end the line and start a command of its own.
    private static func escaped(_ text: String, property: Bool) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where property: result += "%3A"
            case "," where property: result += "%2C"
            default: result += FindingsText.neutral(String(scalar))
            }
        }
=======
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
>>>>>>> main
    }
}
