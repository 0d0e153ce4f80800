import AidModel

/// Reads the cells that name states, as a table's layout says.
struct StateKeys {
    /// What a cell names.
    enum Answer: Hashable {
        /// States by alpha-2 code.
        case states([String])
        /// Nothing that is to be read.
        case ignored
        /// This part is not known.
        case unknown(String)
    }

    let layout: TableLayout
    let references: ReferenceTables

    func read(_ text: String) -> Answer {
        if layout.keyIgnore.contains(text) { return .ignored }
        if let state = state(text) { return .states([state]) }
        guard let separator = layout.keySeparator else { return .unknown(text) }
        var states: [String] = []
        for part in Self.split(text, separator) {
            if layout.keyIgnore.contains(part) { continue }
            guard let state = state(part) else { return .unknown(part) }
            if !states.contains(state) { states.append(state) }
        }
        return states.isEmpty ? .ignored : .states(states)
    }

    private func state(_ text: String) -> String? {
        if let alias = layout.keyAliases[text] { return references.stateCode(iso3: alias) }
        switch layout.keyScheme {
        case .iso2: return references.stateCode(iso2: text)
        case .iso3: return references.stateCode(iso3: text)
        case .m49: return references.stateCode(m49: text)
        case .countryName: return references.stateCode(name: text)
        }
    }

    private static func split(_ text: String, _ separator: String) -> [String] {
        var parts: [String] = []
        var part: [UInt8] = []
        let mark = Array(separator.utf8)
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if !mark.isEmpty, bytes[index...].starts(with: mark) {
                parts.append(String(decoding: part, as: UTF8.self))
                part = []
                index += mark.count
            } else {
                part.append(bytes[index])
                index += 1
            }
        }
        return (parts + [String(decoding: part, as: UTF8.self)]).compactMap(\.trimmedOrNil)
    }
}
