import AidModel

/// The money of one activity in US dollars, transaction by transaction, up to a day.
struct ActivityLedger: Sendable {
    struct Entry: Sendable {
        var measure: Measure
        var dollars: FixedDecimal
        /// The transaction's index in its activity.
        var transaction: Int
    }

    /// What is summed, each apart from the others.
    enum Measure: Int, Sendable {
        case commitments, spending, incomingCommitments, incomingFunds

        init?(type: String?) {
            switch type {
            case "1": self = .incomingFunds
            case "2": self = .commitments
            case "3", "4": self = .spending
            case "11": self = .incomingCommitments
            default: return nil
            }
        }
    }

    struct NotKnown: Sendable {
        var cause: String
        var measure: Measure
        var transaction: Int
    }

    var entries: [Entry] = []
    var notKnown: [NotKnown] = []
    /// Transactions after the day, left out.
    var future = 0
    /// Converted at a rate carried forward.
    var carried = 0

    init(_ activity: Activity, _ conversion: CurrencyConversion, asOf: CalendarDate) {
        for (index, transaction) in activity.transactions.enumerated() {
            guard let measure = Measure(type: transaction.type) else { continue }
            if let date = transaction.date ?? transaction.valueDate, date > asOf {
                future += 1
                continue
            }
            guard let amount = transaction.amount else {
                notKnown.append(NotKnown(cause: "no-amount", measure: measure, transaction: index))
                continue
            }
            let currency = transaction.currency ?? activity.defaultCurrency
            let date = transaction.valueDate ?? transaction.date
            switch conversion.dollars(amount, currency: currency, date: date) {
            case .known(let dollars):
                entries.append(Entry(measure: measure, dollars: dollars, transaction: index))
            case .carried(let dollars):
                carried += 1
                entries.append(Entry(measure: measure, dollars: dollars, transaction: index))
            case .notKnown(let cause):
                notKnown.append(NotKnown(cause: cause, measure: measure, transaction: index))
            }
        }
    }

    func total(_ measure: Measure) -> FixedDecimal {
        entries.reduce(.zero) { $1.measure == measure ? $0.plus($1.dollars) : $0 }
    }

    /// What came in by OCHA's rule: the larger of incoming commitments and incoming funds, never below zero.
    var incoming: FixedDecimal { max(total(.incomingCommitments), total(.incomingFunds), .zero) }
}
