public import Findings

<<<<<<< HEAD
/// Findings as text for a terminal: `file:line:col: severity: message [code]`, then `help:` and `note:` lines.
public enum FindingsText {
    /// One block for each finding, in the order given; every line ends with a line feed.
    public static func render(_ findings: [Finding]) -> String {
        findings.map { render($0) }.joined()
    }

    private static func render(_ finding: Finding) -> String {
        let prefix = finding.location.map { "\(Self.place($0)): " } ?? ""
        var text = "\(prefix)\(finding.severity.rawValue): \(neutral(finding.message)) [\(finding.code)]\n"
        if let help = finding.help { text += "    help: \(neutral(help))\n" }
        for related in finding.related { text += "    note: \(place(related.location)): \(neutral(related.message))\n" }
        return text
    }

    private static func place(_ location: SourceLocation) -> String {
        let parts = [neutral(location.file)] + [location.line, location.column].compactMap { $0 }.map { String($0) }
        return parts.joined(separator: ":")
    }

    /// The text without what a terminal would obey: C0 and C1 controls, and marks that turn the direction of writing.
    static func neutral(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: "\u{FFFD}"
                    default: scalar
                    }
                }))
=======
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
>>>>>>> main
    }
}
