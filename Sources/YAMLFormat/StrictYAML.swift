public import Findings
import Yams

/// Reads the part of YAML that means one thing to every reader.
///
/// Scalars are text. Refused, each with its place: anchors and aliases (`yaml.anchor`), tags and directives
/// (`yaml.tag`), keys given twice (`yaml.duplicate-key`), keys that are not a text (`yaml.wrong-type`), more than one document
/// and whatever else does not parse (`yaml.syntax`), text that is too long (`yaml.too-large`) or too deep (`yaml.depth`).
public enum StrictYAML {
    /// Reads one document.
    ///
    /// - Parameters:
    ///   - text: the document.
    ///   - file: its path as given; findings name it.
    ///   - limits: how much is taken in.
    /// - Returns: the root value, `nil` when the document is empty (no finding) or could not be used (at least one error).
    public static func read(
        text: String, file: String, limits: YAMLLimits = YAMLLimits()
    ) -> (value: YAMLValue?, findings: [Finding]) {
        guard text.utf8.count <= limits.bytes else {
            let message = "the file has \(text.utf8.count) bytes where at most \(limits.bytes) are read"
            return (nil, [Finding(.error, "yaml.too-large", message, at: SourceLocation(file: file))])
        }
        let source = YAMLSource(text, file: file)
        let refused = source.refusals()
        guard refused.isEmpty else { return (nil, refused) }
        return compose(source, limits: limits)
    }

    /// Reads one document from bytes, which have to be UTF-8 (`yaml.encoding`).
    public static func read(
        bytes: [UInt8], file: String, limits: YAMLLimits = YAMLLimits()
    ) -> (value: YAMLValue?, findings: [Finding]) {
        guard bytes.count <= limits.bytes, let text = String(validating: bytes, as: UTF8.self) else {
            let place = SourceLocation(file: file)
            return bytes.count > limits.bytes
                ? (
                    nil,
                    [
                        Finding(
                            .error, "yaml.too-large",
                            "the file has \(bytes.count) bytes where at most \(limits.bytes) are read", at: place)
                    ]
                )
                : (nil, [Finding(.error, "yaml.encoding", "the file is not UTF-8", at: place)])
        }
        return read(text: text, file: file, limits: limits)
    }

    private static func compose(_ source: YAMLSource, limits: YAMLLimits) -> (value: YAMLValue?, findings: [Finding]) {
        do {
            // The encoding is given because the default one looks at the environment; the resolver knows no types.
            let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
            // Nodes hold their anchors weakly: the parser has to outlive the walk.
            return try withExtendedLifetime(parser) {
                guard let root = try parser.singleRoot() else { return (nil, []) }
                var walk = YAMLWalk(source: source, limits: limits)
                let value = walk.value(root, depth: 0)
                let findings = walk.findings.sorted()
                return (findings.isEmpty ? value : nil, findings)
            }
        } catch {
            return (nil, [YAMLFault.finding(for: error, in: source)])
        }
    }
}
