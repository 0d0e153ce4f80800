import AidModel

/// What records are resolved against: codes, states, places, organisations. Immutable once made; read by every thread.
struct ReferenceTables: Sendable {
    private var codes: [String: Set<String>] = [:]
    private var statesByThree: [String: String] = [:]
    private var statesByNumber: [String: String] = [:]
    private var statesByName: [String: String] = [:]
    private var states: Set<String> = []
    private var parents: [String: String?] = [:]
    private var statesWithPlaces: Set<String> = []
    private var placesByName: [String: Set<String>] = [:]
    private var organisationsByName: [String: Set<String>] = [:]

    /// Nothing to resolve against.
    init() {}

    /// What the reference files gave together.
    init(_ builders: [SnapshotBuilder]) {
        for builder in builders {
            for entry in builder.codeLists { codes[entry.list, default: []].insert(entry.code) }
            for entry in builder.codeLists where entry.list == "OrganisationIdentifier" {
                add(entry.name, standsFor: Identifier.normalised(entry.code) ?? entry.code)
            }
            builder.states.forEach { add($0) }
            builder.places.forEach { add($0) }
            builder.organisations.forEach { add($0) }
        }
    }

    private mutating func add(_ state: State) {
        states.insert(state.code)
        if let three = state.codeThree { statesByThree[three] = state.code }
        if let numeric = state.numeric { statesByNumber[numeric] = state.code }
        for name in [state.name] + state.names.map(\.text) { statesByName[FoldedName.fold(name)] = state.code }
    }

    private mutating func add(_ place: Place) {
        if !place.code.isEmpty {
            if parents[place.code] == nil || place.parent != nil { parents[place.code] = place.parent }
            statesWithPlaces.insert(place.state)
        }
        for name in [place.name] + place.names.map(\.text) where !place.code.isEmpty {
            placesByName["\(place.state)|\(FoldedName.fold(name))", default: []].insert(place.code)
        }
    }

    private mutating func add(_ organisation: Organisation) {
        add(organisation.name, standsFor: organisation.key)
        for name in organisation.names { add(name.text, standsFor: organisation.key) }
    }

    /// An acronym stands for nobody: two bodies may share it.
    private mutating func add(_ name: String, standsFor key: String) {
        guard !FoldedName.isAcronym(name) else { return }
        let folded = FoldedName.fold(name)
        if !folded.isEmpty { organisationsByName[folded, default: []].insert(key) }
    }

    /// Whether a code is on a list; `nil` when the list is not loaded.
    func has(_ code: String, on list: String) -> Bool? { codes[list].map { $0.contains(code) } }

    /// The alpha-2 code of a state in a scheme: `iso2`, `iso3`, `m49` or `country-name`.
    func stateCode(_ key: String, scheme: String) -> String? {
        switch scheme {
        case "iso2": states.isEmpty || states.contains(key.uppercased()) ? key.uppercased() : nil
        case "iso3": statesByThree[key.uppercased()]
        case "m49": statesByNumber[key]
        default: statesByName[FoldedName.fold(key)]
        }
    }

    /// Whether a p-code is known; `nil` when no places of the state are loaded.
    func knowsPlace(_ code: String, in state: String) -> Bool? {
        statesWithPlaces.contains(state) ? parents[code] != nil : nil
    }

    /// The area that an area lies in.
    func parent(of code: String) -> String? { parents[code] ?? nil }

    /// The p-code of a name, when exactly one area of the state bears it.
    func place(named name: String, in state: String) -> String? {
        guard let found = placesByName["\(state)|\(FoldedName.fold(name))"], found.count == 1 else { return nil }
        return found.first
    }

    /// What an organisation is counted under: its identifier; else the one organisation that the alias tables know by
    /// this name; else the folded name itself. Never an acronym alone: that stays a name of its own.
    func organisationKey(identifier: String?, name: String?) -> String {
        if let identifier, let key = Identifier.normalised(identifier) { return key }
        guard let name else { return "" }
        let folded = FoldedName.fold(name)
        if let known = organisationsByName[folded], known.count == 1, let key = known.first { return key }
        return "name:" + folded
    }
}
