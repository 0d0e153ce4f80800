import AidModel

/// A Snapshot and its portfolios written by hand, small enough to read.
struct SmallWorld {
    private var builder = SnapshotBuilder()
    private var portfolios: [String: Portfolio] = [:]
    private var parts: [(portfolio: String, activity: Activity, member: PortfolioMember)] = []
    private let source: Int

    init() {
        var file = Source()
        (file.dataset, file.fileName, file.sha256, file.publisher) = ("small", "small.csv", "aa", "The Publisher")
        source = builder.addSource(file)
    }

    mutating func reading(_ state: String, _ indicator: String, _ year: Int, _ value: String?, line: Int = 1) {
        var reading = IndicatorReading()
        (reading.state, reading.indicator) = (state, indicator)
        reading.provenance = Provenance(source: source, line: line)
        reading.start = CalendarDate(year: year, month: 1, day: 1)
        reading.end = CalendarDate(year: year, month: 12, day: 31)
        reading.value = value.flatMap { FixedDecimal($0) }
        builder.readings.append(reading)
    }

    mutating func judgement(_ state: String, _ slot: String, _ answer: Bool?, _ date: String) {
        var judgement = Judgement()
        (judgement.state, judgement.slot, judgement.answer) = (state, slot, answer)
        judgement.provenance = Provenance(source: source, line: 9, sensitivity: .partners)
        judgement.date = CalendarDate(date)
        judgement.says = "UNHCR"
        builder.judgements.append(judgement)
    }

    mutating func consent(_ state: String, _ scope: String, _ date: String) {
        var consent = Consent()
        (consent.state, consent.scope, consent.answer) = (state, scope, "given")
        consent.provenance = Provenance(source: source, line: 50)
        consent.date = CalendarDate(date)
        builder.consents.append(consent)
    }

    mutating func listed(_ list: String, _ subject: String) {
        var status = ListedStatus()
        (status.list, status.subject, status.status) = (list, subject, "listed")
        status.provenance = Provenance(source: source, line: 30)
        builder.listedStatuses.append(status)
    }

    mutating func state(_ code: String, region: String?) {
        var state = State()
        (state.code, state.name, state.region) = (code, "State \(code)", region)
        state.provenance = Provenance(source: source, line: 40)
        builder.states.append(state)
    }

    mutating func sector(_ list: String, _ state: String, _ codes: String...) {
        for code in codes {
            var sector = ListedSector()
            (sector.list, sector.state, sector.code, sector.name) = (list, state, code, "Sector \(code)")
            sector.provenance = Provenance(source: source, line: 20)
            var stands = VocabularyCode()
            stands.code = code
            sector.codes = [stands]
            builder.listedSectors.append(sector)
        }
    }

    mutating func activity(
        _ id: String, of organisation: String, in recipient: String, sectors: [String], roles: String = "1",
        isOpen: Bool? = true, spending: String? = "100", humanitarian: Bool? = true, intermediaries: Int? = nil,
        reachesLocal: Bool? = nil, signed: String? = nil, chain: [(key: String, isLocal: Bool?)] = [],
        aidType: String? = "C01", with change: (inout Activity) -> Void = { _ in }
    ) {
        var activity = Activity()
        activity.plannedStart = signed.flatMap { CalendarDate($0) }
        activity.reportingOrganisation.key = organisation
        activity.aidTypes = aidType.map { Self.code($0) }.map { [$0] } ?? []
        (activity.identifier, activity.key, activity.humanitarian) = (id, id, humanitarian)
        activity.provenance = Provenance(source: source, line: parts.count + 100)
        var member = PortfolioMember()
        (member.roles, member.isOpen, member.spending) = (roles, isOpen, spending.flatMap { FixedDecimal($0) })
        (member.intermediaries, member.reachesLocal) = (intermediaries, reachesLocal)
        member.chain = chain.map { key, isLocal in
            var link = ChainLink()
            (link.organisation, link.isLocal) = (key, isLocal)
            return link
        }
        member.sectors = sectors.map { code in
            var share = SectorAllocation()
            share.code = code
            share.percentage = FixedDecimal(100).divided(by: FixedDecimal(sectors.count))
            return share
        }
        var portfolio = portfolios["\(organisation)@\(recipient)"] ?? Portfolio()
        (portfolio.organisation, portfolio.recipient) = (organisation, recipient)
        portfolios[portfolio.id] = portfolio
        change(&activity)
        builder.activities.append(activity)
        parts.append((portfolio.id, activity, member))
    }

    mutating func organisation(_ key: String, type: String?, scope: String? = nil, country: String? = nil) {
        var organisation = Organisation()
        (organisation.key, organisation.name, organisation.type) = (key, "The \(key)", type)
        (organisation.scope, organisation.country) = (scope, country)
        organisation.provenance = Provenance(source: source, line: 30)
        builder.organisations.append(organisation)
    }

    mutating func status(_ list: String, _ subject: String, _ status: String, since: String) {
        var listed = ListedStatus()
        (listed.list, listed.subject, listed.status) = (list, subject, status)
        listed.start = CalendarDate(since)
        listed.provenance = Provenance(source: source, line: 40)
        builder.listedStatuses.append(listed)
    }

    static func code(_ text: String) -> VocabularyCode {
        var code = VocabularyCode()
        code.code = text
        return code
    }

    func built() throws -> (snapshot: Snapshot, derived: Segment) {
        let snapshot = try builder.build()
        let rows = Dictionary(
            snapshot.activities.map(\.key).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var filled = portfolios
        for part in parts {
            var member = part.member
            member.activity = rows[part.activity.key] ?? 0
            filled[part.portfolio]?.members.append(member)
        }
        var segment = SegmentBuilder()
        segment.append(filled.values.sorted { $0.id < $1.id })
        let records = Dictionary(grouping: parts, by: \.activity.key).mapValues(\.count)
        segment.append(
            Dictionary(parts.map { ($0.activity.key, $0) }, uniquingKeysWith: { first, _ in first })
                .sorted { $0.key < $1.key }.map { key, part in
                    var counted = CountedActivity()
                    (counted.organisation, counted.part) = (part.activity.reportingOrganisation.key, part.member)
                    (counted.part.activity, counted.records) = (rows[key] ?? 0, records[key] ?? 1)
                    counted.recipients = (filled[part.portfolio].map { [$0.recipient] } ?? []).filter { !$0.isEmpty }
                        .map {
                            var recipient = RecipientCountry()
                            recipient.code = $0
                            return recipient
                        }
                    return counted
                })
        return (snapshot, try segment.build())
    }
}
