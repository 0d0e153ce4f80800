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
    private var channelNames: [String: Set<String>] = [:]
    private var registered: Set<String> = []

    mutating func add(_ organisation: Organisation) {
        if organisation.identifier != nil { registered.insert(organisation.key) }
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

    /// Adds an entry of IATI's list of organisation identifiers.
    mutating func add(_ entry: CodeListEntry) {
        guard let key = Identifier.normalised(entry.code) else { return }
        registered.insert(key)
        add(entry.name, key)
    }

    /// Adds an entry of the DAC's list of channel codes: `41122` stands for `XM-DAC-41122` (IATI, Organisation
    /// Identifier, on codes from the DAC). Codes below 20000 and those that end in `000` are kinds of channel, nobody.
    mutating func addChannel(_ entry: CodeListEntry) {
        guard let number = Int(entry.code), (20_000...99_999).contains(number), number % 1_000 != 0 else { return }
        let folded = FoldedName.of(entry.name)
        if !folded.isEmpty { channelNames[folded, default: []].insert("XM-DAC-\(number)") }
    }

    /// An acronym stands for nobody: two bodies may share it.
    private mutating func add(_ name: String, _ key: String) {
        guard !FoldedName.isAcronym(name) else { return }
        let folded = FoldedName.of(name)
        if !folded.isEmpty { names[folded, default: []].insert(key) }
    }

    func resolve(identifier: String?, name: String?) -> Answer {
        if let identifier, let key = Identifier.normalised(identifier) { return Answer(key: canonical(key)) }
        guard let name else { return Answer(key: "") }
        let folded = FoldedName.of(name)
        guard !folded.isEmpty else { return Answer(key: "") }
        return resolve(folded)
    }

    /// A former identifier's successor; for a DAC channel code, with or without `XM-DAC-` before it, the form that
    /// somebody is registered under.
    private func canonical(_ key: String) -> String {
        if let successor = identifiers[key] { return successor }
        let prefix = "XM-DAC-"
        let number = key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : key
        guard number.utf8.count == 5, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return key }
        if registered.contains(prefix + number) { return prefix + number }
        return registered.contains(number) ? number : key
    }

    private func resolve(_ folded: String) -> Answer {
        let own = "name:\(folded)"
        // A record without an identifier under this very name says nothing against one that has an identifier.
        // Channel codes serve to book money, so their names count only where no register of organisations has the name.
        var keys = Set((names[folded] ?? []).map(canonical)).subtracting([own])
        if keys.isEmpty { keys = Set((channelNames[folded] ?? []).map(canonical)) }
        guard let key = keys.first else { return Answer(key: own) }
        return keys.count == 1 ? Answer(key: key) : Answer(key: own, isAmbiguous: true)
    }

    /// Folded names that stand for several organisations, with their keys.
    var ambiguous: [(name: String, keys: [String])] {
        names.keys.sorted().compactMap { name in
            guard resolve(name).isAmbiguous else { return nil }
            return (name, Set((names[name] ?? []).map(canonical)).sorted())
        }
    }
}
