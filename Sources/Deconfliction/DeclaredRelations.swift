import AidModel
import Findings

/// What publishers themselves declare: chains between publishers, co-funding, and reports of the same work by others.
struct DeclaredRelations {
    let books: AidBooks

    func findings(_ isInScope: (Int) -> Bool) -> [CoordinationFinding] {
        passthroughs(isInScope) + cofunding(isInScope) + related(isInScope)
    }

    private func publisher(_ node: Int) -> String { books.activity(node).reportingOrganisation.key }

    private func passthroughs(_ isInScope: (Int) -> Bool) -> [CoordinationFinding] {
        books.chains.links.filter { link in
            books.chains.isReported(link.from) && books.chains.isReported(link.to)
                && publisher(link.from) != publisher(link.to)
                && (isInScope(books.aid.counted[link.from]) || isInScope(books.aid.counted[link.to]))
        }.map(passthrough).sorted {
            ($1.severity, $1.money?.high ?? .zero, $0.id) < ($0.severity, $0.money?.high ?? .zero, $1.id)
        }
    }

    private func passthrough(_ link: FundingChains.Link) -> CoordinationFinding {
        let amounts = link.amounts
        let flow = LinkNetting.flow(amounts, .spending) ?? LinkNetting.flow(amounts, .commitments)
        let differs =
            Self.differ(amounts.providerSpending, amounts.incomingFunds)
            || Self.differ(amounts.providerCommitments, amounts.incomingCommitments)
        let keys = [books.chains.keys[link.from], books.chains.keys[link.to]]
        let told = [
            amounts.providerCommitments, amounts.providerSpending, amounts.incomingCommitments, amounts.incomingFunds,
        ]
        var finding = CoordinationFinding(
            .passthrough, differs ? .warning : .note, identity: keys, facts: told.map { $0?.description ?? "" },
            title: "`\(keys[0])` is declared to fund `\(keys[1])`: along this link money is counted once"
                + (differs ? "; the two sides give different amounts" : ""))
        finding.activities = [link.from, link.to].map { ActivityMention(books.activity($0)) }
        finding.organisations = [(link.from, "funder"), (link.to, "publisher")].map { node, part in
            OrganisationMention(
                key: publisher(node), name: books.names.organisation(publisher(node)), part: part)
        }
        finding.money = flow.map { MoneyRange(low: $0.low, high: $0.high, currency: "USD") }
        finding.evidence =
            link.declarations.map { declaration in
                books.aid.mention(
                    declaration.row, line: declaration.line, says: "declares the link by `\(declaration.element)`")
            }
            + Self.sides(amounts).map {
                books.aid.mention(books.aid.counted[$0.isProvider ? link.from : link.to], says: $0.text)
            }
        if differs { finding.question = question(finding, link) }
        return finding
    }

    private func question(_ finding: CoordinationFinding, _ link: FundingChains.Link) -> CoordinationQuestion {
        let names = [link.from, link.to].map { books.names.organisation(publisher($0)) }
        return CoordinationQuestion(
            finding: finding.id,
            text: "which amount passed from \(names[0]) to \(names[1])? their reports differ by more than two per cent",
            ask: names, settledBy: "one amount and date that both publish", stake: finding.money?.words ?? "")
    }

    private static func differ(_ left: FixedDecimal?, _ right: FixedDecimal?) -> Bool {
        guard let left, let right else { return false }
        return !LinkNetting.agree(left, right)
    }

    private static func sides(_ amounts: FundingChains.Amounts) -> [(isProvider: Bool, text: String)] {
        let all: [(Bool, String, FixedDecimal?)] = [
            (true, "outgoing commitments", amounts.providerCommitments), (true, "spending", amounts.providerSpending),
            (false, "incoming commitments", amounts.incomingCommitments),
            (false, "incoming funds", amounts.incomingFunds),
        ]
        return all.compactMap { isProvider, label, amount in
            amount.map { (isProvider, "\(label) along the link: USD \($0.grouped)") }
        }
    }

    /// Several publishers' activities that name one and the same other activity as their source.
    private func cofunding(_ isInScope: (Int) -> Bool) -> [CoordinationFinding] {
        books.chains.keys.indices.compactMap { node in
            let receivers = books.chains.outgoing[node].map { books.chains.links[$0] }
                .filter { books.chains.isReported($0.to) }
            let publishers = Set(receivers.map { publisher($0.to) })
            guard !books.chains.isReported(node), publishers.count > 1,
                receivers.contains(where: { isInScope(books.aid.counted[$0.to]) })
            else { return nil }
            return cofunded(by: node, receivers, publishers.sorted())
        }
    }

    private func cofunded(
        by node: Int, _ links: [FundingChains.Link], _ publishers: [String]
    ) -> CoordinationFinding {
        let key = books.chains.keys[node]
        var finding = CoordinationFinding(
            .cofunding, identity: ["phantom", key], facts: links.map { books.chains.keys[$0.to] },
            title:
                "\(links.count) activities of \(publishers.count) publishers name `\(key)`, which nobody here reports, as their source"
        )
        finding.activities = [ActivityMention(identifier: key)] + links.map { ActivityMention(books.activity($0.to)) }
        finding.organisations = publishers.map {
            OrganisationMention(key: $0, name: books.names.organisation($0), part: "publisher")
        }
        finding.evidence = links.compactMap { link in
            link.declarations.first.map {
                books.aid.mention($0.row, line: $0.line, says: "names it by `\($0.element)`")
            }
        }
        return finding
    }

    /// Related-activity 4 (co-funded) and 5 (third party).
    private func related(_ isInScope: (Int) -> Bool) -> [CoordinationFinding] {
        books.aid.counted.filter(isInScope).flatMap { row -> [CoordinationFinding] in
            let activity = books.aid.activities[row]
            return activity.relatedActivities.filter { $0.type == "4" || $0.type == "5" }.compactMap { related in
                guard let other = Identifier.normalised(related.identifier), other != activity.key else { return nil }
                return finding(row, activity, related, other)
            }
        }
    }

    private func finding(
        _ row: Int, _ activity: Activity, _ related: RelatedActivity, _ other: String
    ) -> CoordinationFinding {
        let isCofunded = related.type == "4"
        var finding = CoordinationFinding(
            isCofunded ? .cofunding : .reportingDuplicate, identity: ["declared", activity.key, other],
            facts: [related.type ?? ""],
            title: "`\(activity.key)` declares `\(other)` "
                + (isCofunded ? "to be co-funded with it" : "to be a third party's report of it"))
        let known = books.aid.rowOfKey[other].map { ActivityMention(books.aid.activities[$0]) }
        finding.activities = [ActivityMention(activity), known ?? ActivityMention(identifier: other)]
        finding.evidence = [
            books.aid.mention(row, line: related.line, says: "related-activity type \(related.type ?? "")")
        ]
        return finding
    }
}
