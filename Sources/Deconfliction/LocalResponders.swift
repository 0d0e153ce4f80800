import AidModel

/// How far money travels before a local or national responder has it.
///
/// Local or national (the Grand Bargain's definition, 2018): a partner-country NGO (type 24), a national NGO (22), a
/// government or other public body (10, 11, 15) whose home is the recipient, or one that the register of organisations
/// calls local or national. Home is the register's country, else the country prefix of the identifier; a national NGO
/// of another country is none.
struct LocalResponders {
    /// What is known of a chain.
    struct Reach {
        var intermediaries: Int?
        var reachesLocal: Bool?
        /// The organisations along the way that these figures are of; empty when it is not known.
        var chain: [ChainLink] = []
    }

    /// Ways that a search has found, as keys, with how each organisation was named.
    private struct Ways {
        var nearest: [String]?
        var last: [String]?
        var named: [String: OrganisationReference] = [:]

        mutating func add(_ organisation: OrganisationReference) {
            if named[organisation.key] == nil { named[organisation.key] = organisation }
        }
    }

    private let books: AidBooks
    private let register: [String: Organisation]

    init(_ books: AidBooks) {
        self.books = books
        register = books.names.register
    }

    /// From an organisation in an activity to the nearest responder, along implementers and declared links.
    func reach(from key: String, node: Int, recipient: String) -> Reach {
        var reach = Reach()
        var isComplete = true
        var ways = Ways()
        search(node, recipient, passed: [key], depth: 0, &reach, &isComplete, &ways)
        if reach.reachesLocal == nil, isComplete { reach.reachesLocal = false }
        for participation in books.activity(node).participations { ways.add(participation.organisation) }
        let way = reach.reachesLocal == true ? ways.nearest : reach.reachesLocal == false ? ways.last : nil
        reach.chain = (way ?? []).map { link($0, ways.named[$0], recipient) }
        return reach
    }

    private func link(_ key: String, _ reference: OrganisationReference?, _ recipient: String) -> ChainLink {
        var link = ChainLink()
        let known = register[key]
        link.organisation = key
        link.name = books.names.organisation(key)
        link.type = known?.type ?? reference?.type
        link.country = known?.country ?? Self.prefix(reference?.identifier)
        link.isLocal = isLocal(reference ?? OrganisationReference(key: key), recipient)
        return link
    }

    private func search(
        _ node: Int, _ recipient: String, passed: [String], depth: Int, _ reach: inout Reach, _ isComplete: inout Bool,
        _ ways: inout Ways
    ) {
        let activity = books.activity(node)
        let publisher = activity.reportingOrganisation.key
        let through = passed.contains(publisher) || publisher.isEmpty ? passed : passed + [publisher]
        let implementers = activity.participations.filter { $0.role == "4" }.map(\.organisation)
        if implementers.isEmpty { isComplete = false }
        ways.add(activity.reportingOrganisation)
        for organisation in implementers {
            ways.add(organisation)
            let way =
                through.firstIndex(of: organisation.key).map { Array(through[...$0]) } ?? through + [organisation.key]
            switch isLocal(organisation, recipient) {
            case true?:
                let count = through.contains(organisation.key) ? max(through.count - 2, 0) : through.count - 1
                reach.reachesLocal = true
                reach.intermediaries = min(reach.intermediaries ?? count, count)
                if way.count < ways.nearest?.count ?? .max { ways.nearest = way }
            case nil: isComplete = false
            case false?:
                if books.chains.outgoing[node].isEmpty, way.count < ways.last?.count ?? .max { ways.last = way }
            }
        }
        guard depth < 8 else { return }
        for index in books.chains.outgoing[node] {
            let next = books.chains.links[index].to
            if books.chains.isReported(next) {
                guard books.chains.component[next] != books.chains.component[node] else { continue }
                search(next, recipient, passed: through, depth: depth + 1, &reach, &isComplete, &ways)
            } else {
                isComplete = false
            }
        }
    }

    private func isLocal(_ organisation: OrganisationReference, _ recipient: String) -> Bool? {
        let known = register[organisation.key]
        if let scope = known?.scope { return scope == "local" || scope == "national" }
        guard let type = known?.type ?? organisation.type else { return nil }
        let home = known?.country ?? Self.prefix(organisation.identifier)
        switch type {
        case "24": return true
        case "22": return home.map { $0 == recipient } ?? true
        case "10", "11", "15": return home.map { $0 == recipient }
        default: return false
        }
    }

    /// `SO` of `SO-NGO-123`; not of the agencies' `XM`, `XI`, `DAC` or `21020` forms.
    private static func prefix(_ identifier: String?) -> String? {
        guard let identifier, let dash = identifier.firstIndex(of: "-") else { return nil }
        let prefix = identifier[..<dash].uppercased()
        return prefix.utf8.count == 2 && !prefix.hasPrefix("X") ? prefix : nil
    }
}
