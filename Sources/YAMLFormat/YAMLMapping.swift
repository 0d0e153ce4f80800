public import Findings

/// Reads the keys of a mapping one by one and notes what is missing, unknown or of the wrong shape.
///
/// Read every key, then call ``unknownKeys()`` (or give the whole list to ``unknownKeys(allowed:)``) and take ``findings``.
public struct YAMLMapping: Sendable {
    /// Where the mapping starts.
    public let location: SourceLocation
    /// The entries in order.
    public let entries: [YAMLEntry]
    /// What was wrong so far, in the order it was met.
    public private(set) var findings: [Finding] = []
    private var known: Set<String> = []

    /// A reader of `value`, which may turn out not to be a mapping: then it has no keys and one finding
    /// (`yaml.wrong-type`), and a missing key is not reported on top. `name` says in the message what it should be.
    public init(_ value: YAMLValue, _ name: String) {
        location = value.location
        entries = value.entries ?? []
        isMapping = value.entries != nil
        if !isMapping { wrongType(value, "\(name) has to be a mapping") }
    }

    private let isMapping: Bool

    /// The value of a key that has to be there and say something, else `nil` and `yaml.missing-key`.
    public mutating func required(_ key: String) -> YAMLValue? {
        known.insert(key)
        let value = entries.first { $0.key == key }?.value
        if let value, !value.isNull { return value }
        if isMapping {
            findings.append(
                Finding(
                    .error, "yaml.missing-key", "`\(key)` is missing", at: value?.location ?? location,
                    help: "add `\(key):`"))
        }
        return nil
    }

    /// The value of a key that may be absent; one that says nothing is absent too.
    public mutating func optional(_ key: String) -> YAMLValue? {
        known.insert(key)
        guard let value = entries.first(where: { $0.key == key })?.value, !value.isNull else { return nil }
        return value
    }

    /// The text of a key that has to be there.
    public mutating func requiredText(_ key: String) -> String? {
        required(key).flatMap { text(of: $0, key) }
    }

    /// The text of a key that may be absent.
    public mutating func optionalText(_ key: String) -> String? {
        optional(key).flatMap { text(of: $0, key) }
    }

    /// The texts of a key that may be absent and holds a list of texts, or one text for a list of one.
    public mutating func texts(_ key: String) -> [String] {
        guard let value = optional(key) else { return [] }
        guard let values = value.sequence else { return text(of: value, key).map { [$0] } ?? [] }
        return values.compactMap { text(of: $0, key) }
    }

    /// The values of a key that may be absent and holds a list.
    public mutating func list(_ key: String) -> [YAMLValue] {
        guard let value = optional(key) else { return [] }
        guard let values = value.sequence else {
            wrongType(value, "`\(key)` has to be a list")
            return []
        }
        return values
    }

    /// A reader of the mapping under a key that may be absent. Hand it back to ``absorb(_:)`` when done.
    public mutating func mapping(_ key: String) -> YAMLMapping? {
        optional(key).map { YAMLMapping($0, "`\(key)`") }
    }

    /// Whether a key that may be absent is `true`; only `true` and `false` are taken.
    public mutating func flag(_ key: String, default absent: Bool = false) -> Bool {
        guard let value = optional(key) else { return absent }
        switch value.text {
        case "true": return true
        case "false": return false
        default:
            wrongType(value, "`\(key)` has to be `true` or `false`")
            return absent
        }
    }

    /// One of the named cases of `Choice` under a key that may be absent.
    public mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ type: Choice.Type
    ) -> Choice? {
        guard let value = optional(key), let text = text(of: value, key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        findings.append(
            Finding(
                .error, "yaml.wrong-type", "`\(text)` is not a value of `\(key)`", at: value.location,
                help: Self.suggestion(for: text, among: names)))
        return nil
    }

    /// Adds what a reader of a nested mapping found.
    public mutating func absorb(_ nested: YAMLMapping) {
        findings += nested.findings
    }

    /// Adds a finding of the caller's own at one of the mapping's values.
    public mutating func note(_ finding: Finding) {
        findings.append(finding)
    }

    /// Reports every key that was never asked for (`yaml.unknown-key`).
    public mutating func unknownKeys() {
        unknownKeys(allowed: known)
    }

    /// Reports every key that is not among `allowed` (`yaml.unknown-key`) and names the nearest one that is.
    public mutating func unknownKeys(allowed: some Sequence<String>) {
        let names = Set(allowed)
        for entry in entries where !names.contains(entry.key) {
            findings.append(
                Finding(
                    .error, "yaml.unknown-key", "`\(entry.key)` is not a key that is read here", at: entry.location,
                    help: Self.suggestion(for: entry.key, among: names.sorted())))
        }
    }

    private mutating func text(of value: YAMLValue, _ key: String) -> String? {
        if let text = value.text { return text }
        wrongType(value, "`\(key)` has to be a text")
        return nil
    }

    private mutating func wrongType(_ value: YAMLValue, _ message: String) {
        findings.append(Finding(.error, "yaml.wrong-type", "\(message), not \(value.kind)", at: value.location))
    }

    private static func suggestion(for name: String, among names: [String]) -> String {
        if let nearest = NearestName.nearest(to: name, among: names) { return "did you mean `\(nearest)`?" }
        return "read here: " + names.map { "`\($0)`" }.joined(separator: ", ")
    }
}
