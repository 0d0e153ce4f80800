import AidModel

/// Gathers the declared links of activities, one activity after the other.
struct LinkCollector {
    private let aid: ReportedAid
    private let organisationKeys: Set<String>
    private var nodeOfKey: [String: Int] = [:]
    private var linkOfPair: [Int: Int] = [:]
    private(set) var links: [FundingChains.Link] = []
    private(set) var phantoms: [String] = []
    private(set) var selfReferences = 0
    private(set) var dangling = 0
    private(set) var organisationLike: [FundingChains.Suspect] = []

    init(_ aid: ReportedAid, organisationKeys: Set<String>) {
        self.aid = aid
        self.organisationKeys = organisationKeys
        for (node, row) in aid.counted.enumerated() { nodeOfKey[aid.activities[row].key] = node }
    }

    mutating func collect(node: Int, row: Int, _ ledger: ActivityLedger) {
        let activity = aid.activities[row]
        for entry in ledger.entries {
            collect(entry, activity.transactions[entry.transaction], node: node, row: row)
        }
        for participation in activity.participations {
            guard let published = participation.organisation.activityIdentifier else { continue }
            let declaration = FundingChains.Declaration(
                row: row, line: participation.line, element: "participating-org/@activity-id")
            guard let other = resolve(published, own: node, declaration) else { continue }
            switch participation.role {
            case "1": _ = link(other, node, declaration)
            case "4": _ = link(node, other, declaration)
            default: break
            }
        }
    }

    private mutating func collect(
        _ entry: ActivityLedger.Entry, _ transaction: Transaction, node: Int, row: Int
    ) {
        switch entry.measure {
        case .incomingFunds, .incomingCommitments:
            guard let published = transaction.provider.activityIdentifier else { return }
            let declaration = FundingChains.Declaration(
                row: row, line: transaction.line, element: "provider-org/@provider-activity-id")
            guard let other = resolve(published, own: node, declaration) else { return }
            let index = link(other, node, declaration)
            if entry.measure == .incomingFunds {
                links[index].amounts.incomingFunds = (links[index].amounts.incomingFunds ?? .zero).plus(entry.dollars)
            } else {
                let sum = (links[index].amounts.incomingCommitments ?? .zero).plus(entry.dollars)
                links[index].amounts.incomingCommitments = sum
            }
        case .commitments, .spending:
            guard let published = transaction.receiver.activityIdentifier else { return }
            let declaration = FundingChains.Declaration(
                row: row, line: transaction.line, element: "receiver-org/@receiver-activity-id")
            guard let other = resolve(published, own: node, declaration) else { return }
            let index = link(node, other, declaration)
            if entry.measure == .spending {
                let sum = (links[index].amounts.providerSpending ?? .zero).plus(entry.dollars)
                links[index].amounts.providerSpending = sum
            } else {
                let sum = (links[index].amounts.providerCommitments ?? .zero).plus(entry.dollars)
                links[index].amounts.providerCommitments = sum
            }
        }
    }

    /// The node that a reference names, a new phantom for an unknown one, `nil` where it names no other activity.
    private mutating func resolve(_ published: String, own: Int, _ declaration: FundingChains.Declaration) -> Int? {
        guard let key = Identifier.normalised(published) else { return nil }
        if let node = nodeOfKey[key] {
            if node == own { selfReferences += 1 }
            if node >= aid.counted.count { dangling += 1 }
            return node == own ? nil : node
        }
        if organisationKeys.contains(key) {
            organisationLike.append(FundingChains.Suspect(declaration: declaration, identifier: published))
            return nil
        }
        dangling += 1
        let node = aid.counted.count + phantoms.count
        phantoms.append(key)
        nodeOfKey[key] = node
        return node
    }

    private mutating func link(_ from: Int, _ to: Int, _ declaration: FundingChains.Declaration) -> Int {
        let pair = from << 32 | to
        let index: Int
        if let known = linkOfPair[pair] {
            index = known
        } else {
            index = links.count
            linkOfPair[pair] = index
            links.append(FundingChains.Link(from: from, to: to))
        }
        // Hundreds of instalments repeat one declaration; the first of each element is enough to show.
        if !links[index].declarations.contains(where: { $0.row == declaration.row && $0.element == declaration.element }
        ) {
            links[index].declarations.append(declaration)
        }
        return index
    }
}
