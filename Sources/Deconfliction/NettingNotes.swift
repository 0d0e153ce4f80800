import AidModel
import Findings

/// What is in no total, counted by cause.
enum NettingNotes {
    static func count(_ books: AidBooks, _ members: [ScopedActivity], _ measure: ActivityLedger.Measure) -> Int {
        members.reduce(0) { $0 + books.ledgers[$1.node].notKnown.count { $0.measure == measure } }
    }

    static func notKnown(_ books: AidBooks, _ members: [ScopedActivity]) -> [MethodTotal.NotKnownAmounts] {
        var byCause: [String: MethodTotal.NotKnownAmounts] = [:]
        for member in members {
            let activity = books.activity(member.node)
            for missing in books.ledgers[member.node].notKnown {
                let transaction = activity.transactions[missing.transaction]
                var entry =
                    byCause[missing.cause]
                    ?? MethodTotal.NotKnownAmounts(
                        cause: missing.cause, text: text(missing.cause), count: 0, examples: [])
                entry.count += 1
                if entry.examples.count < 3 {
                    let says = [transaction.amount?.description, transaction.currency ?? activity.defaultCurrency]
                        .compactMap { $0 }.joined(separator: " ")
                    entry.examples.append(
                        books.aid.mention(
                            activity.provenance, line: transaction.line, record: activity.identifier, says: says))
                }
                byCause[missing.cause] = entry
            }
        }
        return byCause.values.sorted { $0.cause < $1.cause }
    }

    private static func text(_ cause: String) -> String {
        switch cause {
        case "no-amount": "the amount could not be read"
        case "no-currency": "no currency is given, on the value or as the activity's default"
        case "no-date": "no date is given to convert at"
        case "no-rate": "no exchange rate covers the value date"
        default: "the converted amount leaves the range that is held"
        }
    }

    static func notes(_ books: AidBooks, _ members: [ScopedActivity]) -> [CoverageNote] {
        let future = members.reduce(0) { $0 + books.ledgers[$1.node].future }
        let carried = members.reduce(0) { $0 + books.ledgers[$1.node].carried }
        let presumed = members.count { books.splits[$0.node].countries.isPresumed }
        let repeated = books.aid.repeated.reduce(0) { $0 + $1.count - 1 }
        let all = [
            ("money.after-as-of", "transaction", future, "dated after the as-of day, left out of all sums"),
            (
                "money.rate-carried", "amount", carried,
                "converted at the last rate of the source, at most a year old, for it ends before the value date"
            ),
            (
                "money.shares-presumed", "activity", presumed,
                "without percentages that reach 100: missing ones share the rest equally, sums over 100 are scaled down, the rest to 100 is not stated"
            ),
            ("money.repeated-identifier", "further record", repeated, "of an identifier, left out of all sums"),
            (
                "money.secondary-reporter", "record", books.aid.secondary.count,
                "of secondary reporters, left out of all sums"
            ),
        ]
        return all.filter { $0.2 > 0 }.map { CoverageNote($0.0, "\(Counted($0.1, $0.2)) \($0.3)", count: $0.2) }
    }
}
