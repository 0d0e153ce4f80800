public import Findings

/// One value of a strictly read YAML document, with its place. Scalars are text; whoever reads them gives them a type.
public struct YAMLValue: Hashable, Sendable {
    /// What the value is.
    public indirect enum Content: Hashable, Sendable {
        /// A text exactly as written (`NO` and `01110` stay so), after YAML's own unquoting and folding. `quoted` is true
        /// for quoted and block scalars, so that `""` is an empty text and a plain nothing is no value.
        case scalar(String, quoted: Bool)
        /// Values in order.
        case sequence([YAMLValue])
        /// Keys and values in order; every key is a scalar and occurs once.
        case mapping([YAMLEntry])
    }

    /// What the value is.
    public let content: Content
    /// Where it starts: file, line and column in UTF-8 bytes, from 1.
    public let location: SourceLocation

    /// Makes a value.
    public init(_ content: Content, at location: SourceLocation) {
        self.content = content
        self.location = location
    }

    /// Whether nothing is said here: a plain empty scalar, `~` or `null`.
    public var isNull: Bool {
        if case .scalar(let text, quoted: false) = content { return text.isEmpty || text == "~" || text == "null" }
        return false
    }

    /// The text of a scalar that says something; `nil` for nothing, sequences and mappings.
    public var text: String? {
        if case .scalar(let text, _) = content, !isNull { return text }
        return nil
    }

    /// The values of a sequence, or `nil`.
    public var sequence: [YAMLValue]? {
        if case .sequence(let values) = content { return values }
        return nil
    }

    /// The entries of a mapping, or `nil`.
    public var entries: [YAMLEntry]? {
        if case .mapping(let entries) = content { return entries }
        return nil
    }

    /// What the value is, in words for a message.
    public var kind: String {
        switch content {
        case .scalar: isNull ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
