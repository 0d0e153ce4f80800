import AidModel
import Findings

/// What a reader of an activity should know of it: sums that are not 100, dates the wrong way round, unknown codes.
///
/// Nothing is changed or left out for it; a published value stays as it is.
struct IATIActivityChecks {
    private let activity: Activity
    private let context: IATIContext

    /// Shares may miss 100 by rounding; IATI's own rules allow a hundredth.
    private static let tolerance = FixedDecimal(coefficient: FixedDecimal.one128 / 100)

    init(_ activity: Activity, _ context: IATIContext) {
        self.activity = activity
        self.context = context
    }

    func run() {
        checkPresence()
        checkDates()
        checkShares()
        checkCodes()
    }

    private var line: Int { activity.provenance.line }

    private func checkPresence() {
        if activity.status == nil {
            context.note(.warning, "iati.status-missing", line: line) { "`\(activity.identifier)` says no status" }
        }
        if activity.reportingOrganisation.identifier == nil {
            context.note(.warning, "iati.reporting-missing", line: line) {
                "`\(activity.identifier)` names no reporting organisation by identifier"
            }
        }
    }

    private func checkDates() {
        guard let start = activity.period.start, let end = activity.period.end, end < start else { return }
        context.note(.warning, "iati.date-order", line: line) {
            "`\(activity.identifier)` ends on \(end), before its start on \(start)"
        }
    }

    private func checkShares() {
        check("recipients", activity.recipientCountries.map(\.percentage) + standardRegions)
        let byVocabulary = Dictionary(grouping: activity.sectors) { $0.vocabulary ?? "1" }
        for vocabulary in byVocabulary.keys.sorted() {
            check("sectors of vocabulary `\(vocabulary)`", byVocabulary[vocabulary, default: []].map(\.percentage))
        }
    }

    /// Countries and the regions of one vocabulary share the same hundred.
    private var standardRegions: [FixedDecimal?] {
        activity.recipientRegions.filter { ($0.vocabulary ?? "1") == "1" }.map(\.percentage)
    }

    private func check(_ what: String, _ shares: [FixedDecimal?]) {
        let known = shares.compactMap(\.self)
        guard shares.count > 1 || !known.isEmpty else { return }
        if known.count < shares.count {
            context.note(.warning, "iati.percentage-missing", line: line) {
                "\(shares.count - known.count) of \(shares.count) \(what) of `\(activity.identifier)` say no percentage"
            }
            return
        }
        let sum = known.reduce(FixedDecimal?.some(.zero)) { $0?.adding($1) }
        guard let sum,
            (sum.coefficient - FixedDecimal(100).coefficient).magnitude > Self.tolerance.coefficient.magnitude
        else { return }
        context.note(.warning, "iati.percentage-sum", line: line) {
            "the percentages of the \(what) of `\(activity.identifier)` sum to `\(sum)`; kept as published"
        }
    }

    private func checkCodes() {
        check(activity.status, "ActivityStatus", line)
        check(activity.defaultCurrency, "Currency", line)
        for country in activity.recipientCountries { check(country.code, "Country", country.line) }
        for participation in activity.participations {
            check(participation.role, "OrganisationRole", participation.line)
        }
        for sector in activity.sectors { check(sector) }
        for transaction in activity.transactions {
            check(transaction.type, "TransactionType", transaction.line)
            check(transaction.currency, "Currency", transaction.line)
            for sector in transaction.sectors { check(sector) }
        }
    }

    private func check(_ sector: SectorAllocation) {
        switch sector.vocabulary ?? "1" {
        case "1": check(sector.code, "Sector", sector.line)
        case "2": check(sector.code, "SectorCategory", sector.line)
        default: break
        }
    }

    private func check(_ code: String?, _ list: String, _ line: Int) {
        guard let code, context.references.has(code, on: list) == false else { return }
        context.note(.warning, "iati.code-unknown", line: line) {
            "\(code.isEmpty ? "an empty code" : "`\(code)`") is not on the code list `\(list)`; kept as published"
        }
    }
}
