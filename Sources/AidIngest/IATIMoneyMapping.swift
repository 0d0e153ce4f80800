import AidModel
import Findings
import IATIFormat

/// Maps budgets, planned disbursements and transactions.
struct IATIMoneyMapping {
    private let context: IATIContext
    private let defaultCurrency: String?

    /// An amount as published, with what it is to be read with.
    private struct Value {
        var amount: FixedDecimal?
        var currency: String?
        var valueDate: CalendarDate?
    }

    init(_ context: IATIContext, defaultCurrency: String?) {
        self.context = context
        self.defaultCurrency = defaultCurrency
    }

    /// A budget.
    func budget(_ element: ActivityElement) -> Budget {
        var budget = Budget()
        budget.type = element.code(.type)
        budget.status = element.code(.status)
        budget.start = context.date(element.child(.periodStart))
        budget.end = context.date(element.child(.periodEnd))
        let value = value(of: element, "budget")
        budget.amount = value.amount
        budget.currency = value.currency
        budget.valueDate = value.valueDate
        budget.line = element.line
        return budget
    }

    /// A planned disbursement.
    func plannedDisbursement(_ element: ActivityElement) -> PlannedDisbursement {
        var planned = PlannedDisbursement()
        planned.type = element.code(.type)
        planned.start = context.date(element.child(.periodStart))
        planned.end = context.date(element.child(.periodEnd))
        let value = value(of: element, "planned disbursement")
        planned.amount = value.amount
        planned.currency = value.currency
        planned.valueDate = value.valueDate
        if let provider = element.child(.providerOrg) {
            planned.provider = context.organisation(provider, activityAttribute: .providerActivityId)
        }
        if let receiver = element.child(.receiverOrg) {
            planned.receiver = context.organisation(receiver, activityAttribute: .receiverActivityId)
        }
        planned.line = element.line
        return planned
    }

    /// A transaction.
    func transaction(_ element: ActivityElement) -> Transaction {
        var transaction = Transaction()
        transaction.reference = element.code(.ref)
        transaction.humanitarian = element.flag(.humanitarian)
        transaction.line = element.line
        let value = value(of: element, "transaction")
        transaction.amount = value.amount
        transaction.currency = value.currency
        transaction.valueDate = value.valueDate
        var children = element.children
        while let child = children.next() { add(child, to: &transaction) }
        if transaction.type == nil {
            context.note(.warning, "iati.transaction-type", line: element.line) {
                "a transaction says no type, so it enters no total"
            }
        }
        return transaction
    }

    private func add(_ child: ActivityElement, to transaction: inout Transaction) {
        switch child.name {
        case .transactionType: transaction.type = child.code(.code)
        case .transactionDate: transaction.date = context.date(child)
        case .description: transaction.description = child.firstNarrative()
        case .providerOrg:
            transaction.provider = context.organisation(child, activityAttribute: .providerActivityId)
        case .receiverOrg:
            transaction.receiver = context.organisation(child, activityAttribute: .receiverActivityId)
        case .recipientCountry: transaction.recipientCountry = child.code(.code)?.uppercased()
        case .recipientRegion: transaction.recipientRegion = child.code(.code)
        case .flowType: transaction.flowType = child.code(.code)
        case .financeType: transaction.financeType = child.code(.code)
        case .tiedStatus: transaction.tiedStatus = child.code(.code)
        case .disbursementChannel: transaction.disbursementChannel = child.code(.code)
        case .aidType: transaction.aidTypes.append(child.vocabularyCode())
        case .sector: transaction.sectors.append(context.sector(child))
        default: break
        }
    }

    private func value(of element: ActivityElement, _ what: String) -> Value {
        guard let child = element.child(.value) else {
            context.note(.warning, "iati.amount-missing", line: element.line) { "a \(what) has no value" }
            return Value()
        }
        var value = Value()
        value.currency = child.code(.currency)?.uppercased() ?? defaultCurrency
        value.valueDate = child.code(.valueDate).flatMap { CalendarDate($0) }
        value.amount = amount(child, what)
        if value.currency == nil {
            context.note(
                .warning, "iati.currency-missing", line: child.line, help: "ask the publisher for a default currency"
            ) { "the amount of a \(what) has no currency, so it enters no total" }
        }
        return value
    }

    private func amount(_ element: ActivityElement, _ what: String) -> FixedDecimal? {
        let text = element.text.trimmed
        guard !text.utf8.isEmpty else {
            context.note(.warning, "iati.amount-missing", line: element.line) { "the value of a \(what) is empty" }
            return nil
        }
        guard let amount = text.utf8.withUnsafeBufferPointer({ FixedDecimal(ascii: $0) }) else {
            context.note(
                .warning, "iati.amount", line: element.line, help: "amounts are plain decimals without separators"
            ) { "`\(text.string)` is not an amount, so it enters no total" }
            return nil
        }
        if amount.isNegative {
            context.note(.note, "iati.amount-negative", line: element.line) {
                "the amount \(amount) is negative: read as a correction or money passed back"
            }
        }
        return amount
    }
}
