import AidModel

/// What codes and keys are called, from the Snapshot's lists; a code stands for itself where no list names it.
struct Names: Sendable {
    private var sectors: [String: String] = [:]
    private var states: [String: String] = [:]
    private var organisations: [String: String] = [:]
    /// The register of organisations, by key.
    private(set) var register: [String: Organisation] = [:]

    /// Canonical clusters and areas of responsibility (IASC; codes as in OCHA's HAPI).
    private static let clusters = [
        "CCM": "Camp Coordination and Camp Management", "EDU": "Education", "ERY": "Early Recovery",
        "TEL": "Emergency Telecommunications", "FSC": "Food Security", "HEA": "Health", "LOG": "Logistics",
        "NUT": "Nutrition", "PRO": "Protection", "SHL": "Shelter and NFI", "WSH": "Water, Sanitation and Hygiene",
        "CSH": "Multi-purpose Cash", "PRO-CPN": "Child Protection", "PRO-GBV": "Gender-Based Violence",
        "PRO-HLP": "Housing, Land and Property", "PRO-MIN": "Mine Action",
    ]

    init(_ snapshot: Snapshot, _ aid: ReportedAid) {
        for entry in snapshot.codeLists.decoded() where entry.list == "SectorCategory" || entry.list == "Sector" {
            if sectors[entry.code] == nil { sectors[entry.code] = entry.name }
        }
        for state in snapshot.states.decoded() { states[state.code] = state.name }
        for organisation in snapshot.organisations.decoded() {
            if register[organisation.key] == nil { register[organisation.key] = organisation }
            guard organisations[organisation.key] == nil, !organisation.name.isEmpty else { continue }
            organisations[organisation.key] = organisation.name
        }
        // A register's name wins; publishers' own names of themselves next; how others call them last.
        for row in aid.counted { learn(aid.activities[row].reportingOrganisation) }
        for row in aid.counted {
            for participation in aid.activities[row].participations { learn(participation.organisation) }
        }
    }

    private mutating func learn(_ reference: OrganisationReference) {
        guard organisations[reference.key] == nil, !reference.key.isEmpty, let name = reference.name, !name.isEmpty
        else {
            return
        }
        organisations[reference.key] = name
    }

    func state(_ code: String) -> String { states[code] ?? code }
    func organisation(_ key: String) -> String {
        organisations[key] ?? (key.hasPrefix("name:") ? String(key.dropFirst(5)) : key)
    }
    func dacSector(_ code: String) -> SectorMention {
        SectorMention(vocabulary: "DAC3", code: code, name: sectors[code])
    }
    func cluster(_ code: String, published: String?) -> SectorMention {
        SectorMention(vocabulary: "cluster", code: code, name: Self.clusters[code] ?? published)
    }
}

extension SectorMention {
    var words: String { name ?? code }
}
