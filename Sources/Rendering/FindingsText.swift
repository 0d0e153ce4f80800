public import Findings

/// Findings as people read them in a terminal: `file:line:col: severity: message [code]`, then `help:` and `note:` lines.
public struct FindingsText: Sendable {
    /// Whether severities are coloured with ANSI escapes of our own.
    public var isColoured: Bool

    /// Makes a renderer.
    public init(isColoured: Bool = false) {
        self.isColoured = isColoured
    }

    /// All findings, one after another, each ending in a line break.
    public func render(_ findings: some Sequence<Finding>) -> String {
        findings.map(render).joined()
    }

    /// One finding.
    public func render(_ finding: Finding) -> String {
        var text = finding.location.map { Self.place($0) + ": " } ?? ""
        text += "\(coloured(finding.severity)): \(Neutralised.terminal(finding.message)) [\(finding.code)]\n"
        if let help = finding.help { text += "    help: \(Neutralised.terminal(help))\n" }
        for related in finding.related {
            text += "    note: \(Self.place(related.location)): \(Neutralised.terminal(related.message))\n"
        }
        return text
    }

    /// `file:line:col`, as far as it is known.
    public static func place(_ location: SourceLocation) -> String {
        var text = Neutralised.terminal(location.file)
        if let line = location.line { text += ":\(line)" }
        if location.line != nil, let column = location.column { text += ":\(column)" }
        return text
    }

    private func coloured(_ severity: Severity) -> String {
        guard isColoured else { return severity.rawValue }
        let code =
            switch severity {
            case .note: "36"
            case .warning: "33"
            case .error: "31"
            }
        return "\u{1B}[\(code)m\(severity.rawValue)\u{1B}[0m"
    }
}
