import AidModel
import Deconfliction

/// Small activities and snapshots, written as short as the tests can be read.
func decimal(_ text: String) -> FixedDecimal { FixedDecimal(text) ?? .zero }

func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

let midYear = day("2021-06-15")

func money(
    _ type: String, _ amount: String, from provider: String? = nil, to receiver: String? = nil,
    currency: String = "USD",
    on date: String = "2021-01-15", country: String? = nil
) -> Transaction {
    var transaction = Transaction()
    transaction.type = type
    transaction.amount = FixedDecimal(amount)
    transaction.currency = currency
    transaction.date = CalendarDate(date)
    transaction.provider.activityIdentifier = provider
    transaction.receiver.activityIdentifier = receiver
    transaction.recipientCountry = country
    return transaction
}

func activity(
    _ identifier: String, by publisher: String? = nil, in countries: [(String, String?)] = [("SO", nil)],
    sectors: [(String, String?)] = [("12220", nil)], _ transactions: Transaction...
) -> Activity {
    var activity = Activity()
    activity.identifier = identifier
    activity.key = identifier.uppercased()
    activity.reportingOrganisation.identifier = publisher ?? "ORG-\(identifier)"
    activity.reportingOrganisation.key = publisher ?? "ORG-\(identifier)"
    activity.status = "2"
    activity.actualStart = CalendarDate("2020-01-01")
    activity.plannedEnd = CalendarDate("2022-12-31")
    activity.recipientCountries = countries.map { code, percentage in
        var country = RecipientCountry()
        country.code = code
        country.percentage = percentage.flatMap { FixedDecimal($0) }
        return country
    }
    activity.sectors = sectors.map { code, percentage in
        var sector = SectorAllocation()
        sector.code = code
        sector.percentage = percentage.flatMap { FixedDecimal($0) }
        return sector
    }
    activity.transactions = transactions
    return activity
}

func presence(
    _ organisation: String, _ cluster: String, _ district: String, month: Int, government: Bool? = nil
) -> OperationalPresence {
    var presence = OperationalPresence()
    presence.country = "SO"
    presence.adminTwo = district
    presence.adminTwoName = "District \(district)"
    presence.cluster = cluster
    presence.parentCluster = cluster.hasPrefix("PRO-") ? "PRO" : nil
    presence.organisation = OrganisationReference(name: organisation, key: "name:\(organisation)")
    presence.isHostGovernment = government
    presence.start = CalendarDate(year: 2025, month: month, day: 1)
    presence.end = presence.start?.adding(months: 1).adding(days: -1)
    return presence
}

func rate(_ currency: String, _ year: Int, _ perDollar: String) -> ExchangeRate {
    var rate = ExchangeRate()
    rate.currency = currency
    rate.start = CalendarDate(year: year, month: 1, day: 1)
    rate.end = CalendarDate(year: year, month: 12, day: 31)
    rate.perDollar = FixedDecimal(perDollar)
    return rate
}

/// A snapshot of two files: odd records stand in one, even ones in the other.
func snapshot(
    _ activities: [Activity] = [], presences: [OperationalPresence] = [], rates: [ExchangeRate] = [],
    with change: (inout SnapshotBuilder) -> Void = { _ in }
) throws -> Snapshot {
    var builder = SnapshotBuilder()
    for name in ["a.xml", "b.xml"] {
        var source = Source()
        source.dataset = "test"
        source.fileName = name
        source.sha256 = name
        source.kind = "iati"
        _ = builder.addSource(source)
    }
    builder.activities = activities
    builder.presences = presences
    builder.exchangeRates = rates
    change(&builder)
    return try builder.build()
}

func totals(
    _ activities: [Activity], rates: [ExchangeRate] = [], countries: [String] = ["SO"],
    by grouping: NettingGrouping? = nil
) throws -> [NettingMethod: MethodTotal] {
    let report = Netting.report(
        try snapshot(activities, rates: rates), asOf: midYear, scope: AnalysisScope(countries: countries), by: grouping)
    return Dictionary(uniqueKeysWithValues: report.methods.map { ($0.method, $0) })
}

func analysed(
    _ snapshot: Snapshot, presenceAsOf: String? = nil
) -> DeconflictionResult {
    Deconfliction.analyse(
        snapshot, decisions: [],
        options: DeconflictionOptions(asOf: midYear, presenceAsOf: presenceAsOf.map(day), countries: ["SO"]))
}
