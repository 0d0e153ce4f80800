import AidModel
import RuleModel

/// What a Snapshot says about states as of a day, looked up by state and name; read once, used from any thread.
struct SnapshotFacts: Sendable {
    let asOf: CalendarDate
    private let readings: [Key: [IndicatorReading]]
    private let judgements: [Key: [Judgement]]
    private let consents: [Key: [Consent]]
    private let statuses: [Key: [ListedStatus]]
    private let lists: Set<String>

    private struct Key: Hashable {
        var subject: String
        var name: String
    }

    init(_ snapshot: Snapshot, asOf: CalendarDate) {
        self.asOf = asOf
        let national = snapshot.readings.decoded().filter { $0.place == nil }
        readings = Dictionary(grouping: national) { Key(subject: $0.state, name: $0.indicator) }
        judgements = Dictionary(grouping: snapshot.judgements.decoded()) { Key(subject: $0.state, name: $0.slot) }
        consents = Dictionary(grouping: snapshot.consents.decoded()) { Key(subject: $0.state, name: $0.scope) }
        let standings = snapshot.listedStatuses.decoded()
        statuses = Dictionary(grouping: standings) { Key(subject: $0.subject, name: $0.list) }
        lists = Set(standings.map(\.list))
    }

    /// The states that anything is said about.
    var states: Set<String> {
        Set(readings.keys.map(\.subject)).union(judgements.keys.map(\.subject)).union(consents.keys.map(\.subject))
    }

    /// The answer to a question about a state or organisation, by its key.
    func fact(_ question: Question, about subject: String) -> Fact {
        let key = Key(subject: subject, name: question.name)
        switch question.operation {
        case .indicator: return indicator(readings[key] ?? [], question.input)
        case .judgement: return judgement(judgements[key] ?? [], question.input)
        case .consent: return consent(consents[key] ?? [])
        case .status, .since: return status(statuses[key] ?? [], isDay: question.operation == .since)
        case .listed: return listed(question.codes, subject)
        default: return .missing
        }
    }

    // MARK: Indicators

    /// The reading of the latest period that has begun by the as-of day; of several sources for one period the first in
    /// canonical order that has a value, with the others named after it.
    private func indicator(_ all: [IndicatorReading], _ input: RuleInput?) -> Fact {
        let valid = all.filter { ($0.end ?? asOf) <= asOf || $0.period.contains(asOf) }
        if case .useLast(let span) = input?.onMissing {
            let least = span.before(asOf)
            let usable = valid.filter { $0.value != nil }
            guard let end = usable.map({ end($0) }).max() else { return absent(valid) }
            return fact(usable.filter { self.end($0) == end }, isStale: end < least)
        }
        guard let latest = valid.map({ end($0) }).max() else { return .missing }
        return fact(valid.filter { end($0) == latest }, isStale: isStale(latest, input))
    }

    private func end(_ reading: IndicatorReading) -> CalendarDate { reading.end ?? asOf }

    private func isStale(_ day: CalendarDate, _ input: RuleInput?) -> Bool {
        input?.maxAge.map { day < $0.before(asOf) } ?? false
    }

    private func absent(_ readings: [IndicatorReading]) -> Fact {
        Fact(absent: .missing, readings.map(Self.origin))
    }

    private func fact(_ readings: [IndicatorReading], isStale: Bool) -> Fact {
        guard let chosen = readings.first(where: { $0.value != nil }), let value = chosen.value else {
            return absent(readings)
        }
        let others = readings.filter { $0 != chosen }
        return Fact(
            .number(ExactNumber(value)), ([chosen] + others).map(Self.origin), standing: isStale ? .stale : .known)
    }

    private static func origin(_ reading: IndicatorReading) -> Fact.Origin {
        Fact.Origin(reading.provenance, period: reading.period)
    }

    /// The yearly values of an indicator, by the year in which their period ends; of several the latest counts.
    func series(_ question: Question, about subject: String) -> MemberList {
        let all = readings[Key(subject: subject, name: question.name)] ?? []
        let valid = all.filter { ($0.end ?? asOf) <= asOf || $0.period.contains(asOf) }
        let years = Dictionary(grouping: valid) { end($0).year }
        return MemberList(
            years.keys.sorted().map { year in
                let ofYear = years[year] ?? []
                let latest = ofYear.map { end($0) }.max() ?? asOf
                let value = fact(ofYear.filter { end($0) == latest }, isStale: isStale(latest, question.input))
                return Member(String(year), value: value, year: year, origins: value.origins)
            })
    }

    // MARK: Registers

    /// What a body said last, within its validity; bodies that differ on one day leave it to be judged.
    private func judgement(_ all: [Judgement], _ input: RuleInput?) -> Fact {
        let valid = all.filter { $0.period.contains(asOf) && ($0.date ?? asOf) <= asOf }
        guard let latest = valid.map({ $0.date?.dayNumber ?? .min }).max() else { return Fact(absent: .judgement) }
        let last = valid.filter { ($0.date?.dayNumber ?? .min) == latest }
        let origins = last.map { row in
            Fact.Origin(
                row.provenance, period: Period(start: row.date ?? row.start, end: row.date ?? row.start), says: row.says
            )
        }
        let answers = Set(last.map(\.answer))
        guard answers.count == 1, case let answer?? = answers.first else { return Fact(absent: .judgement, origins) }
        let isStale = last.first?.date.map { self.isStale($0, input) } ?? false
        return Fact(.flag(answer), origins, standing: isStale ? .stale : .known)
    }

    private func consent(_ all: [Consent]) -> Fact {
        let valid = all.filter { $0.period.contains(asOf) && ($0.date ?? asOf) <= asOf }
        guard let latest = valid.map({ $0.date?.dayNumber ?? .min }).max() else { return Fact(absent: .consent) }
        let last = valid.filter { ($0.date?.dayNumber ?? .min) == latest }
        let origins = last.map { row in
            Fact.Origin(
                row.provenance, period: Period(start: row.date ?? row.start, end: row.date ?? row.start), says: row.says
            )
        }
        let answers = Set(last.map { $0.answer == "given" })
        guard answers.count == 1, let answer = answers.first else { return Fact(absent: .consent, origins) }
        return Fact(.flag(answer), origins)
    }

    private func status(_ all: [ListedStatus], isDay: Bool) -> Fact {
        let valid = all.filter { $0.period.contains(asOf) }
        let latest = valid.max { ($0.start?.dayNumber ?? .min) < ($1.start?.dayNumber ?? .min) }
        guard let latest else { return .missing }
        let origin = Fact.Origin(latest.provenance, period: latest.period, says: latest.says)
        return isDay ? Fact(latest.start, [origin]) : Fact(latest.status, [origin])
    }

    /// On one of the lists, or named itself. Who is not on a list that is loaded is not on it; of a list that is not
    /// loaded nothing is known.
    private func listed(_ codes: [String], _ subject: String) -> Fact {
        if codes.contains(subject) { return Fact(.flag(true)) }
        for code in codes {
            let rows = (statuses[Key(subject: subject, name: code)] ?? []).filter { $0.period.contains(asOf) }
            if let row = rows.first {
                return Fact(.flag(true), [Fact.Origin(row.provenance, period: row.period, says: row.says)])
            }
        }
        let isUnknown = codes.contains { !Self.isStateCode($0) && !lists.contains($0) }
        return isUnknown ? .missing : Fact(.flag(false))
    }

    private static func isStateCode(_ code: String) -> Bool {
        code.utf8.count == 2 && code.utf8.allSatisfy { (65...90).contains($0) }
    }
}
