public import Findings

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
    }
}
