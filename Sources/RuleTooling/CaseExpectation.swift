import Findings
import RuleModel
import YAMLFormat

/// What a case expects of a decision; what it does not name is not compared.
struct CaseExpectation: Hashable, Sendable {
    /// A value with its place.
    struct Expected<Value: Hashable & Sendable>: Hashable, Sendable {
        var value: Value
        var location: SourceLocation
    }

    /// A sign of a lens and its answer.
    struct Sign: Hashable, Sendable {
        var label: String
        var answer: Answer
    }

    /// Texts that are compared as a whole, in any order.
    struct Texts: Hashable, Sendable {
        var items: [Expected<String>]
        var location: SourceLocation
    }

    /// Texts under a heading, compared as a whole.
    struct Group: Hashable, Sendable {
        var heading: String
        var texts: [String]
    }

    /// Where it stands.
    var location: SourceLocation
    var answer: Expected<Answer>?
    /// `nil` inside: no cause.
    var cause: Expected<Cause?>?
    /// `nil` inside: no class.
    var lensClass: Expected<String?>?
    var signs: [Expected<Sign>] = []
    var reasons: Texts?
    var missing: Texts?
    /// What is attached to the answer, by key: `ask`, `conditions`, `obligations`, `amounts`.
    var attached: [String: Texts] = [:]
    /// `left_out` by reason, `suggestions` by what is suggested.
    var groups: [String: Expected<[Group]>] = [:]

    /// The keys of `attached`.
    static let attachedKeys = ["ask", "conditions", "obligations", "amounts"]
    /// The keys of `groups`.
    static let groupKeys = ["left_out", "suggestions"]

    /// Reads what is expected, and says what is wrong with it.
    static func read(_ value: YAMLValue) -> (CaseExpectation, [Finding]) {
        var reader = YAMLMapping(value, "`expect`")
        var expected = CaseExpectation(location: value.location)
        _ = reader.required("answer")
        expected.answer = choice("answer", Answer.self, &reader)
        expected.cause = orNone("cause", &reader) { reader in
            choice("cause", Cause.self, &reader).map { Expected(value: $0.value, location: $0.location) }
        }
        expected.lensClass = orNone("class", &reader) { reader in
            let place = reader.optional("class")?.location
            guard let text = reader.optionalText("class"), let place else { return nil }
            return Expected(value: text, location: place)
        }
        expected.signs = signs(&reader)
        expected.reasons = texts("reasons", &reader)
        expected.missing = texts("missing", &reader)
        for key in attachedKeys { expected.attached[key] = texts(key, &reader) }
        for key in groupKeys { expected.groups[key] = groups(key, &reader) }
        reader.unknownKeys()
        return (expected, reader.findings)
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ type: Choice.Type, _ reader: inout YAMLMapping
    ) -> Expected<Choice>? {
        guard let place = reader.optional(key)?.location else { return nil }
        return reader.choice(key, type).map { Expected(value: $0, location: place) }
    }

    private static func orNone<Value>(
        _ key: String, _ reader: inout YAMLMapping, _ read: (inout YAMLMapping) -> Expected<Value?>?
    ) -> Expected<Value?>? {
        guard let value = reader.optional(key) else { return nil }
        if value.text == "none" { return Expected(value: nil, location: value.location) }
        return read(&reader)
    }

    private static func signs(_ reader: inout YAMLMapping) -> [Expected<Sign>] {
        guard var mapping = reader.mapping("signs") else { return [] }
        let labels = mapping.entries
        let signs = labels.compactMap { entry in
            mapping.choice(entry.key, Answer.self).map {
                Expected(value: Sign(label: entry.key, answer: $0), location: entry.location)
            }
        }
        reader.absorb(mapping)
        return signs
    }

    private static func texts(_ key: String, _ reader: inout YAMLMapping) -> Texts? {
        guard let value = reader.optional(key) else { return nil }
        _ = reader.texts(key)
        let items = value.sequence ?? [value]
        return Texts(
            items: items.compactMap { item in item.text.map { Expected(value: $0, location: item.location) } },
            location: value.location)
    }

    private static func groups(_ key: String, _ reader: inout YAMLMapping) -> Expected<[Group]>? {
        guard let place = reader.optional(key)?.location, var mapping = reader.mapping(key) else { return nil }
        let groups = mapping.entries.map { Group(heading: $0.key, texts: mapping.texts($0.key)) }
        reader.absorb(mapping)
        return Expected(value: groups, location: place)
    }
}
