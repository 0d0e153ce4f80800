public import AidModel
public import RuleModel

/// Answers questions about states and portfolios from a Snapshot and what was derived from it, as of a day.
///
/// An indicator is the reading of the latest period that has begun by then; older than its input allows is stale.
/// A register that is not loaded says nothing. May be used from any thread.
public struct SnapshotBinding: SubjectBinding {
    /// The kind of subject.
    public let kind: Subject.Kind
    /// The subjects, in canonical order.
    public let subjects: [Subject]
    private let snapshot: SnapshotFacts
    let portfolios: PortfolioFacts
    private let states: [String: State]

    /// What was read of a Snapshot and its portfolios, to be bound to several kinds of subject.
    public struct Sources: Sendable {
        let snapshot: SnapshotFacts
        let portfolios: PortfolioFacts
        let states: [String: State]

        /// Reads a Snapshot and the portfolios derived from it.
        public init(_ snapshot: Snapshot, derived: Segment, asOf: CalendarDate) {
            self.snapshot = SnapshotFacts(snapshot, asOf: asOf)
            portfolios = PortfolioFacts(snapshot, derived: derived, asOf: asOf)
            states = Dictionary(
                snapshot.states.decoded().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Binds the states or portfolios; `nil` for a kind that rules cannot be asked about yet.
    public init?(_ kind: Subject.Kind, in sources: Sources) {
        self.kind = kind
        (snapshot, portfolios, states) = (sources.snapshot, sources.portfolios, sources.states)
        switch kind {
        case .state:
            let codes = Set(states.keys).union(snapshot.states).union(portfolios.recipients)
            subjects = codes.sorted().map { Subject(.state, $0) }
        case .portfolio: subjects = portfolios.portfolios.map { Subject(.portfolio, $0.id) }
        default: return nil
        }
    }

    /// The record of a subject.
    public func record(of subject: Int) -> Member {
        let record: RecordKind = kind == .state ? .state : .portfolio
        return Member(subjects[subject].id, handle: .init(record, subject))
    }

    /// The recipient that a subject is or belongs to.
    public func recipient(of subject: Int) -> String? {
        kind == .state ? subjects[subject].id : portfolios.portfolios[subject].recipient
    }

    /// A fact about a record.
    public func fact(_ question: Question, of member: Member) -> Fact {
        if question.operation == .field, let own = member.fields[question.name] { return own }
        guard let handle = member.handle else { return .missing }
        switch handle.kind {
        case .state:
            return question.operation == .field
                ? stateField(question.name, of: member.name) : snapshot.fact(question, about: member.name)
        case .portfolio: return portfolioField(question.name, of: handle.row)
        case .activity: return portfolios.activityField(question.name, of: handle.row)
        case .organisation, .sector, .donor: return snapshot.fact(question, about: member.name)
        }
    }

    private func stateField(_ name: String, of code: String) -> Fact {
        if name == "code" { return Fact(.text(code)) }
        guard let state = states[code] else { return .missing }
        return Fact(name == "name" ? state.name : state.region, [Fact.Origin(state.provenance)])
    }

    private func portfolioField(_ name: String, of index: Int) -> Fact {
        let portfolio = portfolios.portfolios[index]
        switch name {
        case "organisation": return Fact(.text(portfolio.organisation))
        case "name": return Fact(.text(portfolio.organisationName))
        case "recipient": return Fact(.text(portfolio.recipient))
        default: return .missing
        }
    }

    /// A list of a record.
    public func members(_ question: Question, of member: Member) -> MemberList {
        guard let handle = member.handle else { return MemberList(absent: .missing) }
        switch (handle.kind, question.operation) {
        case (.state, .series): return snapshot.series(question, about: member.name)
        case (.state, .sectors): return portfolios.sectors(question.name, ofRecipient: member.name)
        case (.state, .list) where question.name == "activities": return portfolios.activities(ofRecipient: member.name)
        case (.portfolio, .list): return portfolios.activities(ofPortfolio: handle.row)
        case (.portfolio, .sectors):
            return sectors(question.name, ofActivities: portfolios.activities(ofPortfolio: handle.row).members)
        case (.activity, .sectors): return sectors(question.name, ofActivities: [ListMember(member)])
        case (.activity, .list) where question.name == "chain": return portfolios.chain(ofActivity: handle.row)
        case (.sector, .list): return portfolios.donors(ofSector: handle.row)
        default: return MemberList(absent: .missing)
        }
    }

    /// The recipient's own sectors that activities work in.
    public func sectors(_ list: String, ofActivities activities: [ListMember]) -> MemberList {
        portfolios.sectors(list, ofActivities: activities)
    }
}
