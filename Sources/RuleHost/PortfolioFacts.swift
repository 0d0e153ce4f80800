import AidModel
import RuleModel

/// What is derived from a Snapshot says about activities, portfolios, sectors and donors of a recipient; read once.
struct PortfolioFacts: Sendable {
    /// An activity, in a portfolio or by itself, with what rules ask of it.
    struct Part: Sendable {
        var organisation = ""
        var recipients: [String] = []
        var member = PortfolioMember()
        /// How many records of its identifier there are; this is the one that counts.
        var records = 1
        var name: String
        var title: String?
        var status: String?
        var humanitarian: Bool?
        var signed: CalendarDate?
        var period: Period
        var aidType: String?
        var isBudgetSupport: Bool?
        var provenance: Provenance
    }

    let portfolios: [Portfolio]
    /// All activities of all portfolios, one portfolio after another; after them each activity by itself.
    let parts: [Part]
    /// The parts that are activities by themselves, in the order of their compared identifier.
    let activities: Range<Int>
    private let starts: [Int]
    private let byRecipient: [String: [Int]]
    private let listed: [ListedSector]

    init(_ snapshot: Snapshot, activities: [Activity], derived: Segment, asOf: CalendarDate) {
        portfolios = derived.rows(of: Portfolio.self).decoded().sorted { $0.id < $1.id }
        let counted = derived.rows(of: CountedActivity.self).decoded()
        let records = Dictionary(counted.map { ($0.part.activity, $0.records) }, uniquingKeysWith: max)
        var (parts, starts): ([Part], [Int]) = ([], [])
        var known: [Int: Part] = [:]
        for portfolio in portfolios {
            starts.append(parts.count)
            for member in portfolio.members where activities.indices.contains(member.activity) {
                var part = known[member.activity] ?? Self.part(activities[member.activity])
                known[member.activity] = part
                (part.organisation, part.recipients) = (portfolio.organisation, [portfolio.recipient])
                (part.member, part.records) = (member, records[member.activity] ?? 1)
                parts.append(part)
            }
        }
        starts.append(parts.count)
        for counted in counted where activities.indices.contains(counted.part.activity) {
            var part = known[counted.part.activity] ?? Self.part(activities[counted.part.activity])
            (part.organisation, part.recipients) = (counted.organisation, counted.recipients.map(\.code))
            (part.member, part.records) = (counted.part, counted.records)
            parts.append(part)
        }
        self.activities = (starts.last ?? 0)..<parts.count
        (self.parts, self.starts) = (parts, starts)
        byRecipient = Dictionary(grouping: portfolios.indices) { [portfolios] in portfolios[$0].recipient }
        listed = snapshot.listedSectors.decoded().filter { $0.period.contains(asOf) }
    }

    private static func part(_ activity: Activity) -> Part {
        let commitments = activity.transactions.filter { $0.type == "2" }.compactMap(\.date)
        return Part(
            name: activity.identifier,
            title: activity.titles.contains { !$0.text.isEmpty } ? activity.displayTitle : nil,
            status: activity.status, humanitarian: activity.humanitarian,
            signed: commitments.min() ?? activity.period.start, period: activity.period,
            aidType: activity.dacAidType, isBudgetSupport: activity.isBudgetSupport, provenance: activity.provenance)
    }

    /// The recipients of all portfolios.
    var recipients: Set<String> { Set(byRecipient.keys) }

    /// The portfolios of a recipient.
    func portfolios(ofRecipient code: String) -> [Int] { byRecipient[code] ?? [] }

    // MARK: Extents

    /// The sectors of the longest list of a recipient's own sectors.
    var mostListedSectors: Int {
        Dictionary(grouping: listed) { [$0.list, $0.state] }.values.map(\.count).max() ?? 0
    }

    /// The organisations of the recipient that has most.
    var mostDonors: Int { byRecipient.values.map(\.count).max() ?? 0 }

    /// The organisations of the longest way of an activity's money.
    var longestChain: Int { parts.map(\.member.chain.count).max() ?? 0 }

    // MARK: Activities

    /// The organisations that an activity's money passes, in order; missing when its way is not known.
    func chain(ofActivity index: Int) -> MemberList {
        let part = parts[index]
        let origins = [origin(part)]
        guard !part.member.chain.isEmpty else { return MemberList(absent: .missing) }
        return MemberList(
            part.member.chain.map { link in
                let fields: [String: Fact] = [
                    "key": Fact(link.organisation, origins), "name": Fact(link.name, origins),
                    "type": Fact(link.type, origins), "country": Fact(link.country, origins),
                    "is_local": Fact(link.isLocal, origins),
                ]
                return Member(link.organisation, handle: .init(.organisation, 0), fields: fields, origins: origins)
            })
    }

    /// The activities of one portfolio.
    func activities(ofPortfolio index: Int) -> MemberList {
        MemberList((starts[index]..<starts[index + 1]).map(member))
    }

    /// The activities of all portfolios of a recipient.
    func activities(ofRecipient code: String) -> MemberList {
        MemberList(portfolios(ofRecipient: code).flatMap { (starts[$0]..<starts[$0 + 1]).map(member) })
    }

    /// An activity as a record that can be asked.
    func member(_ index: Int) -> Member {
        let part = parts[index]
        return Member(part.name, handle: .init(.activity, index), origins: [origin(part)])
    }

    private func origin(_ part: Part) -> Fact.Origin {
        var origin = Fact.Origin(part.provenance, period: part.period)
        if part.records > 1 {
            origin.record = "\(part.name), the record that counts of \(part.records) with this identifier"
        }
        return origin
    }

    /// A field of an activity.
    func activityField(_ name: String, of index: Int) -> Fact {
        let part = parts[index]
        let origins = [origin(part)]
        switch name {
        case "identifier": return Fact(part.name, origins)
        case "title": return Fact(part.title, origins)
        case "status": return Fact(part.status, origins)
        case "is_open": return Fact(part.member.isOpen, origins)
        case "signed": return Fact(part.signed, origins)
        case "start": return Fact(part.period.start, origins)
        case "end": return Fact(part.period.end, origins)
        case "humanitarian": return Fact(part.humanitarian, origins)
        case "roles": return Fact(part.member.roles, origins)
        case "commitments": return Fact(part.member.commitments, origins)
        case "spending": return Fact(part.member.spending, origins)
        case "intermediaries": return Fact(part.member.intermediaries.map { FixedDecimal($0) }, origins)
        case "reaches_local": return Fact(part.member.reachesLocal, origins)
        case "organisation": return Fact(part.organisation.isEmpty ? nil : part.organisation, origins)
        case "aid_type": return Fact(part.aidType, origins)
        case "budget_support": return Fact(part.isBudgetSupport, origins)
        default: return .missing
        }
    }

    // MARK: Sectors

    /// The sectors of a recipient's own list, each with its donors; missing when no such list is loaded.
    func sectors(_ list: String, ofRecipient code: String) -> MemberList {
        sectors(list, [code], activities(ofRecipient: code).members, onlyTouched: false)
    }

    /// The sectors of the recipient's own list that activities work in. An activity without sectors may be in any.
    func sectors(_ list: String, ofActivities activities: [ListMember]) -> MemberList {
        guard let first = activities.first?.member.handle?.row else { return MemberList([]) }
        return sectors(list, parts[first].recipients, activities, onlyTouched: true)
    }

    private func sectors(
        _ list: String, _ recipients: [String], _ activities: [ListMember], onlyTouched: Bool
    ) -> MemberList {
        let rows = listed.indices.filter { listed[$0].list == list && recipients.contains(listed[$0].state) }
        // Of a recipient whose list is not loaded nothing is known, so nothing is known of all of them either.
        guard !recipients.isEmpty, Set(rows.map { listed[$0].state }) == Set(recipients) else {
            return MemberList(absent: .missing)
        }
        return MemberList(
            members: rows.compactMap { row in
                let touching = activities.compactMap { touch($0, row) }
                let standing: Standing = onlyTouched ? touching.map(\.standing).min() ?? .doesNotApply : .known
                guard standing != .doesNotApply else { return nil }
                return ListMember(sector(row, touching.filter { $0.standing == .known }), standing: standing)
            })
    }

    private struct Touch {
        var part: Part
        /// The share of the activity in the sector; `nil` when it is not known.
        var share: FixedDecimal?
        /// Whether the activity is in the sector for certain, else why not.
        var standing: Standing
    }

    private func touch(_ activity: ListMember, _ row: Int) -> Touch? {
        guard let index = activity.member.handle?.row else { return nil }
        let part = parts[index]
        let sectors = part.member.sectors
        if sectors.isEmpty { return Touch(part: part, share: nil, standing: max(activity.standing, .missing)) }
        let matching = sectors.filter { matches($0.code, listed[row]) }
        guard !matching.isEmpty else { return nil }
        let shares = matching.compactMap { sectors.count == 1 ? FixedDecimal(100) : $0.percentage }
        let share = shares.count == matching.count ? shares.reduce(FixedDecimal.zero) { $0.adding($1) ?? $0 } : nil
        return Touch(part: part, share: share, standing: activity.standing)
    }

    /// A listed code of five digits stands for its three-digit sector as well: portfolios are split no further.
    private func matches(_ code: String, _ sector: ListedSector) -> Bool {
        sector.codes.contains { $0.code == code || ($0.code.count == 5 && $0.code.hasPrefix(code) && code.count == 3) }
    }

    private func sector(_ row: Int, _ touching: [Touch]) -> Member {
        let sector = listed[row]
        let origin = Fact.Origin(sector.provenance, period: sector.period, says: sector.says)
        let fields: [String: Fact] = [
            "code": Fact(sector.code, [origin]), "name": Fact(sector.name, [origin]),
            "commitments": amount(touching, \.commitments), "spending": amount(touching, \.spending),
        ]
        return Member(
            "\(sector.code) \(sector.name)", handle: .init(.sector, row), fields: fields, origins: [origin])
    }

    /// The amounts of activities times their shares in the sector; missing when one of them is.
    private func amount(_ touching: [Touch], _ path: KeyPath<PortfolioMember, FixedDecimal?>) -> Fact {
        var sum: FixedDecimal? = .zero
        for touch in touching {
            let part = touch.share.flatMap { touch.part.member[keyPath: path]?.multiplied(by: $0) }
            sum = part.flatMap { $0.divided(by: FixedDecimal(100)) }.flatMap { sum?.adding($0) }
        }
        return Fact(sum, touching.map { origin($0.part) })
    }

    /// The organisations with open activities in a sector of their recipient's list, by key.
    func donors(ofSector row: Int) -> MemberList {
        let sector = listed[row]
        let members = portfolios(ofRecipient: sector.state).compactMap { index -> ListMember? in
            let touching = activities(ofPortfolio: index).members.compactMap { touch($0, row) }
                .filter { $0.part.member.isOpen != false }
            guard !touching.isEmpty else { return nil }
            let isIn = touching.contains { $0.standing == .known && $0.part.member.isOpen == true }
            return ListMember(donor(index, touching), standing: isIn ? .known : .missing)
        }
        return MemberList(members: members)
    }

    private func donor(_ index: Int, _ touching: [Touch]) -> Member {
        let portfolio = portfolios[index]
        let origins = touching.map { origin($0.part) }
        let roles = Set(touching.flatMap { $0.part.member.roles.split(separator: " ").map(String.init) })
        let isOpen: Bool? = touching.contains { $0.part.member.isOpen == true } ? true : nil
        let fields: [String: Fact] = [
            "organisation": Fact(portfolio.organisation, origins), "name": Fact(portfolio.organisationName, origins),
            "roles": Fact(roles.sorted().joined(separator: " "), origins), "is_open": Fact(isOpen, origins),
            "commitments": amount(touching, \.commitments), "spending": amount(touching, \.spending),
        ]
        let name = portfolio.organisationName.isEmpty ? portfolio.organisation : portfolio.organisationName
        return Member(name, handle: .init(.donor, index), fields: fields, origins: origins)
    }
}
