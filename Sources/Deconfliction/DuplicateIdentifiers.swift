import AidModel
import Findings

/// The same identifier in several records: shown with every place, never merged silently.
struct DuplicateIdentifiers {
    let books: AidBooks

    func findings(_ isInScope: (Int) -> Bool) -> [CoordinationFinding] {
        books.aid.repeated.filter { $0.contains(where: isInScope) }.map(finding)
            .sorted { ($1.money?.high ?? .zero, $0.id) < ($0.money?.high ?? .zero, $1.id) }
    }

    private func finding(_ rows: [Int]) -> CoordinationFinding {
        let activities = rows.map { books.aid.activities[$0] }
        let first = activities[0]
        let contents = activities.map(Self.content)
        let isSame = contents.allSatisfy { $0 == contents[0] }
        var finding = CoordinationFinding(
            .duplicateIdentifier, isSame ? .note : .warning, identity: [first.key], facts: contents.sorted(),
            title: "the identifier `\(first.key)` stands in \(rows.count) records, "
                + (isSame ? "with the same content" : "with different content"))
        let publishers = Array(Set(activities.map(\.reportingOrganisation.key))).sorted()
        finding.activities = [ActivityMention(first)]
        finding.organisations = publishers.map {
            OrganisationMention(key: $0, name: books.names.organisation($0), part: "publisher")
        }
        let amounts = activities.map(outgoing)
        finding.money = MoneyRange(
            low: amounts.min() ?? .zero, high: amounts.max() ?? .zero, currency: "USD")
        finding.evidence = zip(rows, amounts).map { row, amount in
            let isCounted = books.aid.rowOfKey[first.key] == row
            return books.aid.mention(
                row, says: "outgoing USD \(amount.grouped); " + (isCounted ? "counted" : "not counted"))
        }
        finding.suggestions = ["count it once; ask the publisher which record holds"]
        finding.question = CoordinationQuestion(
            finding: finding.id,
            text: "which of the \(rows.count) records of `\(first.key)` holds?",
            ask: publishers.map(books.names.organisation), settledBy: "one record withdrawn, or a second identifier",
            stake: finding.money?.words ?? "")
        return finding
    }

    private func outgoing(_ activity: Activity) -> FixedDecimal {
        let ledger = ActivityLedger(activity, books.conversion, asOf: books.asOf)
        return max(ledger.total(.commitments), ledger.total(.spending))
    }

    /// What two records must share to say the same, apart from where they stand.
    private static func content(_ activity: Activity) -> String {
        let money = activity.transactions.map {
            "\($0.type ?? "")/\($0.date?.description ?? "")/\($0.amount?.description ?? "")/\($0.currency ?? "")"
        }
        let split =
            activity.recipientCountries.map { "\($0.code)/\($0.percentage?.description ?? "")" }
            + activity.sectors.map { "\($0.vocabulary ?? "")/\($0.code)/\($0.percentage?.description ?? "")" }
        let budgets = activity.budgets.map { "\($0.start?.description ?? "")/\($0.amount?.description ?? "")" }
        let dates = [activity.period.start, activity.period.end].map { $0?.description ?? "" }
        return ([activity.status ?? ""] + dates + activity.titles.map(\.text) + money + split + budgets)
            .joined(separator: "|")
    }
}
