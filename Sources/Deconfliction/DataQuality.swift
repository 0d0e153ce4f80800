import AidModel
import Findings

/// What the data leaves unclear, one finding a cause with a count and a few examples.
struct DataQuality {
    let books: AidBooks

    private struct Cause {
        var code: String
        var text: String
        var records: [RecordMention]
        var count: Int { records.count }
    }

    func findings(_ members: [ScopedActivity]) -> [CoordinationFinding] {
        causes(members).filter { $0.count > 0 }.map { cause in
            var finding = CoordinationFinding(
                .dataQuality, .note, identity: [cause.code],
                facts: cause.records.map { "\($0.record)|\($0.says ?? "")" },
                title: "\(cause.text): \(cause.count)")
            finding.evidence = Array(cause.records.prefix(5))
            return finding
        }
    }

    private func causes(_ members: [ScopedActivity]) -> [Cause] {
        [
            Cause(
                code: "country-percentages", text: "activities whose recipient percentages do not reach 100 exactly",
                records: each(members) { books.splits[$0.node].countries.isPresumed ? "" : nil }),
            Cause(
                code: "sector-percentages", text: "activities whose DAC sector percentages do not reach 100 exactly",
                records: each(members) { books.splits[$0.node].sectors.isPresumed ? "" : nil }),
            Cause(
                code: "no-currency", text: "activities with amounts without any currency",
                records: each(members) { notKnown($0, "no-currency") }),
            Cause(
                code: "no-rate", text: "activities with amounts that no exchange rate covers",
                records: each(members) { notKnown($0, "no-rate") }),
            Cause(
                code: "negative-total", text: "activities whose outgoing money is below zero in total",
                records: each(members, negative)),
            Cause(
                code: "future-transactions", text: "activities with transactions after the as-of day",
                records: each(members) {
                    books.ledgers[$0.node].future > 0 ? "\(books.ledgers[$0.node].future) transactions" : nil
                }),
            Cause(
                code: "end-before-start", text: "activities that end before they start",
                records: each(members, reversed)),
            Cause(
                code: "budget-guard", text: "activities with budgets over 370 days, below zero or without days",
                records: each(members) {
                    let left = BudgetTotal(books.activity($0.node)).leftOut
                    return left > 0 ? "\(left) budgets" : nil
                }),
            Cause(
                code: "organisation-as-activity",
                text: "links that give an organisation's identifier where an activity's belongs",
                records: suspects(members)),
        ]
    }

    private func each(_ members: [ScopedActivity], _ says: (ScopedActivity) -> String?) -> [RecordMention] {
        members.compactMap { member in
            says(member).map { books.aid.mention(books.aid.counted[member.node], says: $0.isEmpty ? nil : $0) }
        }
    }

    private func notKnown(_ member: ScopedActivity, _ cause: String) -> String? {
        let count = books.ledgers[member.node].notKnown.count { $0.cause == cause }
        return count > 0 ? "\(Counted("amount", count))" : nil
    }

    private func negative(_ member: ScopedActivity) -> String? {
        let low = min(member.commitments.total, member.spending.total)
        return low.isNegative ? "USD \(low.grouped)" : nil
    }

    private func reversed(_ member: ScopedActivity) -> String? {
        let period = books.activity(member.node).period
        guard let start = period.start, let end = period.end, end < start else { return nil }
        return "\(start) to \(end)"
    }

    private func suspects(_ members: [ScopedActivity]) -> [RecordMention] {
        let rows = Set(members.map { books.aid.counted[$0.node] })
        return books.chains.organisationLike.filter { rows.contains($0.declaration.row) }.map {
            books.aid.mention(
                $0.declaration.row, line: $0.declaration.line, says: "`\($0.declaration.element)` is `\($0.identifier)`"
            )
        }
    }
}
