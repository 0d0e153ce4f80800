import AidModel

/// What records are resolved against: codes, states, places, organisations, clusters. Immutable once made.
struct ReferenceTables: Sendable {
    private var codes: [String: Set<String>] = [:]
    private var sectorGroups: [String: String] = [:]
    private var states = StateIndex()
    private var places = PlaceIndex()
    private var clusters = ClusterIndex()
    private(set) var organisations = OrganisationIndex()

    /// Nothing to resolve against but what is built in: ISO 3166-1 codes and the clusters' usual names.
    init() {}

    /// What the reference files gave together.
    init(_ builders: [SnapshotBuilder]) {
        for builder in builders {
            for entry in builder.codeLists { add(entry) }
            for state in builder.states { states.add(state) }
            for place in builder.places { places.add(place) }
            for organisation in builder.organisations { organisations.add(organisation) }
        }
    }

    private mutating func add(_ entry: CodeListEntry) {
        codes[entry.list, default: []].insert(entry.code)
        switch entry.list {
        case "Sector": sectorGroups[entry.code] = entry.category
        case ClusterIndex.spellingList: clusters.add(entry)
        case "IATIOrganisationIdentifier": organisations.add(entry)
        case "OrganisationIdentifier": organisations.addChannel(entry)
        default: break
        }
    }

    /// The lists that IATI 2.03 embeds in the standard and that transactions and activities cannot be read without.
    private static let embedded = ["ActivityStatus": 1...6, "OrganisationRole": 1...4, "TransactionType": 1...13]

    /// Whether a code is on a list, loaded or built in; `nil` when nothing is known of the list.
    func has(_ code: String, on list: String) -> Bool? {
        if let codes = codes[list] { return codes.contains(code) }
        if list == "Country" { return stateCode(iso2: code) != nil }
        return Self.embedded[list].map { numbers in numbers.contains { String($0) == code } }
    }

    /// The DAC group (three digits) of a DAC purpose code (five digits), by the `Sector` code list.
    func sectorGroup(dac5: String) -> String? { sectorGroups[dac5] }

    /// What an organisation is counted under.
    ///
    /// Its canonical identifier when it gives one, former identifiers resolved; else the one organisation whose name or
    /// recorded spelling is the same when folded; else `name:` and the folded name. Never an acronym alone. Empty when
    /// neither is given.
    func organisationKey(identifier: String?, name: String?) -> String {
        organisations.resolve(identifier: identifier, name: name).key
    }

    /// The same, with whether the name stands for several known organisations, so that it was left as it is.
    func organisation(identifier: String?, name: String?) -> OrganisationIndex.Answer {
        organisations.resolve(identifier: identifier, name: name)
    }

    /// The p-code of a place by name or spelling in a state (alpha-2); `nil` when none or several have it.
    func place(named name: String, in state: String, level: Int? = nil) -> String? {
        places.code(named: name, in: state, level: level)
    }

    /// The area that has a p-code.
    func place(code: String) -> Place? { places[code] }

    /// Whether any p-code of a state (alpha-2) is loaded: without them no code can be called unknown.
    func hasPlaces(of state: String) -> Bool { places.covers(state) }

    /// The cluster, or area of responsibility, that a name, a spelling or a code stands for.
    func cluster(named name: String) -> ClusterCode? { clusters[name] }

    /// ISO 3166-1 alpha-2 of an alpha-3 code.
    func stateCode(iso3: String) -> String? { states.code(of: .three, iso3) }
    /// The alpha-2 code itself, in upper case, when it is a state's.
    func stateCode(iso2: String) -> String? { states.code(of: .two, iso2) }
    /// ISO 3166-1 alpha-2 of an M49 number.
    func stateCode(m49: String) -> String? { states.code(of: .number, m49) }
    /// ISO 3166-1 alpha-2 by a name of the state.
    func stateCode(name: String) -> String? { states.code(of: .name, name) }
}
