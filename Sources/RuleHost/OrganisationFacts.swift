import AidModel
import RuleModel

/// What a Snapshot says about organisations: the register first, then how activities name them; read once.
///
/// A register's record wins; of what activities say a publisher's own record of itself; else what all that name it agree
/// on. Where they differ on type nothing is known, and each is named as evidence.
struct OrganisationFacts: Sendable {
    /// The keys, sorted: of the register, and of everyone that counting activities name.
    let keys: [String]
    private let register: [String: Organisation]
    private let mentions: [String: [Mention]]

    /// How one activity names an organisation.
    private struct Mention: Sendable {
        var reference: OrganisationReference
        var isOwn: Bool
        var origin: Fact.Origin
    }

    init(_ snapshot: Snapshot, activities: [Activity], counted: [Int]) {
        register = Dictionary(
            snapshot.organisations.decoded().map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var mentions: [String: [Mention]] = [:]
        func add(_ reference: OrganisationReference, isOwn: Bool, _ provenance: Provenance) {
            guard !reference.key.isEmpty else { return }
            mentions[reference.key, default: []].append(
                Mention(reference: reference, isOwn: isOwn, origin: Fact.Origin(provenance)))
        }
        for row in counted {
            let activity = activities[row]
            add(activity.reportingOrganisation, isOwn: true, activity.provenance)
            for participation in activity.participations {
                var provenance = activity.provenance
                if participation.line > 0 { provenance.line = participation.line }
                add(participation.organisation, isOwn: false, provenance)
            }
        }
        self.mentions = mentions
        keys = Set(register.keys).union(mentions.keys).sorted()
    }

    /// A field of an organisation.
    func field(_ name: String, of key: String) -> Fact {
        switch name {
        case "key": return Fact(.text(key))
        case "name": return self.name(of: key)
        case "type": return registered(key, \.type) ?? type(of: key)
        case "scope": return registered(key, \.scope) ?? .missing
        case "country": return registered(key, \.country) ?? .missing
        default: return .missing
        }
    }

    private func registered(_ key: String, _ path: KeyPath<Organisation, String?>) -> Fact? {
        guard let organisation = register[key], let value = organisation[keyPath: path] else { return nil }
        return Fact(.text(value), [Fact.Origin(organisation.provenance)])
    }

    private func name(of key: String) -> Fact {
        if let organisation = register[key], !organisation.name.isEmpty {
            return Fact(.text(organisation.name), [Fact.Origin(organisation.provenance)])
        }
        let named = (mentions[key] ?? []).filter { $0.reference.name?.isEmpty == false }
        let best = named.first(where: \.isOwn) ?? named.first
        return best.map { Fact($0.reference.name, [$0.origin]) } ?? .missing
    }

    private func type(of key: String) -> Fact {
        let typed = (mentions[key] ?? []).filter { $0.reference.type != nil }
        let voices = typed.contains(where: \.isOwn) ? typed.filter(\.isOwn) : typed
        let groups = Dictionary(grouping: voices) { $0.reference.type ?? "" }
        // One place is enough to look up each thing that is said.
        let origins = groups.sorted { $0.key < $1.key }.compactMap(\.value.first?.origin)
        guard groups.count == 1, let only = groups.first else { return Fact(absent: .missing, origins) }
        return Fact(.text(only.key), origins)
    }
}
