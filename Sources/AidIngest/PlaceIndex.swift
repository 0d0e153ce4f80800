import AidModel

/// Finds administrative areas by p-code, or by name within a state.
struct PlaceIndex: Sendable {
    private struct Key: Hashable {
        var state: String
        var name: String
    }

    private var byCode: [String: Place] = [:]
    private var byName: [Key: Set<String>] = [:]
    private var states: Set<String> = []

    mutating func add(_ place: Place) {
        guard !place.code.isEmpty else { return }
        // The list of p-codes knows date and parent; a file of spellings only adds names.
        if byCode[place.code] == nil || (byCode[place.code]?.start == nil && place.start != nil) {
            byCode[place.code] = place
        }
        states.insert(place.state)
        for name in [place.name] + place.names.map(\.text) {
            let folded = FoldedName.plain(name)
            guard !folded.isEmpty else { continue }
            byName[Key(state: place.state, name: folded), default: []].insert(place.code)
        }
    }

    subscript(code: String) -> Place? { byCode[code] }

    func covers(_ state: String) -> Bool { states.contains(state) }

    func code(named name: String, in state: String, level: Int?) -> String? {
        var codes = byName[Key(state: state, name: FoldedName.plain(name))] ?? []
        if let level { codes = codes.filter { byCode[$0]?.level == level } }
        return codes.count == 1 ? codes.first : nil
    }
}
