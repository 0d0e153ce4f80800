import AidModel

/// Finds what an organisation is counted under, by identifier or by a name on record.
struct OrganisationIndex: Sendable {
    /// The language tag of a spelling that is a former identifier and not a name (private use, BCP 47).
    static let formerIdentifier = "x-identifier"

    /// A key, and whether the name stands for several organisations.
    struct Answer: Hashable, Sendable {
        /// The key; empty when nobody is named.
        var key: String
        /// Several known organisations have this name; which one is a question to people.
        var isAmbiguous = false
    }

    private var identifiers: [String: String] = [:]
    private var names: [String: Set<String>] = [:]

    mutating func add(_ organisation: Organisation) {
        let former = organisation.names.filter { $0.language == Self.formerIdentifier }
        for spelling in former {
            if let old = Identifier.normalised(spelling.text), old != organisation.key {
                identifiers[old] = organisation.key
            }
        }
        add(organisation.name, organisation.key)
        for spelling in organisation.names where spelling.language != Self.formerIdentifier {
            add(spelling.text, organisation.key)
        }
    }

    /// Adds an entry of the code list of organisation identifiers.
    mutating func add(_ entry: CodeListEntry) {
        guard let key = Identifier.normalised(entry.code) else { return }
        add(entry.name, key)
    }

    private mutating func add(_ name: String, _ key: String) {
        let folded = FoldedName.of(name)
        if !folded.isEmpty { names[folded, default: []].insert(key) }
    }

    func resolve(identifier: String?, name: String?) -> Answer {
        if let identifier, let key = Identifier.normalised(identifier) { return Answer(key: identifiers[key] ?? key) }
        guard let name else { return Answer(key: "") }
        let folded = FoldedName.of(name)
        guard !folded.isEmpty else { return Answer(key: "") }
        return resolve(folded)
    }

    private func resolve(_ folded: String) -> Answer {
        let own = "name:\(folded)"
        // A record without an identifier under this very name says nothing against one that has an identifier.
        let keys = Set((names[folded] ?? []).map { identifiers[$0] ?? $0 }).subtracting([own])
        guard let key = keys.first else { return Answer(key: own) }
        return keys.count == 1 ? Answer(key: key) : Answer(key: own, isAmbiguous: true)
    }
}
