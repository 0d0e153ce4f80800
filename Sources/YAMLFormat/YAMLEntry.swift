public import Findings

/// One key of a mapping with its value.
public struct YAMLEntry: Hashable, Sendable {
    /// The key's text.
    public let key: String
    /// Where the key stands.
    public let location: SourceLocation
    /// What it stands for.
    public let value: YAMLValue

    /// Makes an entry.
    public init(_ key: String, at location: SourceLocation, value: YAMLValue) {
        self.key = key
        self.location = location
        self.value = value
    }
}
