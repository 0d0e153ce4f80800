import AidModel
public import RuleModel

/// Answers questions about states, portfolios, activities and organisations from a Snapshot and what was derived from it,
/// as of a day.
///
/// An indicator is the reading of the latest period that has begun by then; older than its input allows is stale. A
/// register that is not loaded says nothing. An activity is asked once, on the record that counts for its identifier.
/// May be used from any thread.
public struct SnapshotBinding: SubjectBinding {
    /// The kind of subject.
    public let kind: Subject.Kind
    /// The subjects, in canonical order.
    public let subjects: [Subject]
    let sources: Sources
    private let handles: RecordKind
    private let rows: [String: Int]

    /// Binds the subjects of a kind; `nil` for a kind that rules cannot be asked about.
    public init?(_ kind: Subject.Kind, in sources: Sources) {
        guard let record = kind.record, let ids = sources.ids(of: kind) else { return nil }
        self.kind = kind
        self.sources = sources
        handles = record
        subjects = ids.map { Subject(kind, $0) }
        rows = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The record of a subject.
    public func record(of subject: Int) -> Member {
        switch kind {
        case .activity: sources.portfolios.member(sources.portfolios.activities.lowerBound + subject)
        default: Member(subjects[subject].id, handle: .init(handles, subject))
        }
    }

    /// The recipient that a subject is or belongs to; of an activity, when it names one alone.
    public func recipient(of subject: Int) -> String? {
        switch kind {
        case .state: return subjects[subject].id
        case .portfolio: return sources.portfolios.portfolios[subject].recipient
        case .activity:
            let recipients = sources.activity(subject).recipients
            return recipients.count == 1 ? recipients[0] : nil
        default: return nil
        }
    }

    /// The rows of subjects by id; ids that are none are left out.
    public func rows(of ids: Set<String>) -> [Int] { ids.compactMap { rows[$0] }.sorted() }

    /// The rows of activities that organisations publish, of their portfolios, or of themselves.
    func rows(ofOrganisations keys: Set<String>) -> Set<Int> {
        switch kind {
        case .activity: Set(subjects.indices.filter { keys.contains(sources.activity($0).organisation) })
        case .portfolio:
            Set(subjects.indices.filter { keys.contains(sources.portfolios.portfolios[$0].organisation) })
        case .organisation: Set(rows(of: keys))
        default: []
        }
    }

    /// The subjects in a scope. A state is one of its recipients, whatever the sectors and forms that the rule speaks of;
    /// a portfolio or organisation is in it when one of its activities is.
    public func subjects(in scope: RuleScope) -> ScopedSubjects {
        guard !scope.recipients.isEmpty || !(kind == .state || scope.sectors.isEmpty && scope.forms.isEmpty) else {
            return ScopedSubjects(inside: Array(subjects.indices))
        }
        switch kind {
        case .activity: return sources.scopes.activities(in: scope)
        case .portfolio: return sources.scopes.portfolios(in: scope)
        case .organisation: return sources.scopes.organisations(in: scope, rows: rows)
        default: return ScopedSubjects(inside: rows(of: Set(scope.recipients)))
        }
    }

    /// A fact about a record.
    public func fact(_ question: Question, of member: Member) -> Fact {
        if question.operation == .field, let own = member.fields[question.name] { return own }
        guard let handle = member.handle else { return .missing }
        let isField = question.operation == .field
        switch handle.kind {
        case .state where isField: return stateField(question.name, of: member.name)
        case .organisation where isField: return sources.organisations.field(question.name, of: member.name)
        case .portfolio: return portfolioField(question.name, of: handle.row)
        case .activity: return sources.portfolios.activityField(question.name, of: handle.row)
        case .state, .organisation, .sector, .donor: return sources.snapshot.fact(question, about: member.name)
        }
    }

    private func stateField(_ name: String, of code: String) -> Fact {
        if name == "code" { return Fact(.text(code)) }
        guard let state = sources.states[code] else { return .missing }
        return Fact(name == "name" ? state.name : state.region, [Fact.Origin(state.provenance)])
    }

    private func portfolioField(_ name: String, of index: Int) -> Fact {
        let portfolio = sources.portfolios.portfolios[index]
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
        let portfolios = sources.portfolios
        switch (handle.kind, question.operation) {
        case (.state, .series): return sources.snapshot.series(question, about: member.name)
        case (.state, .sectors): return portfolios.sectors(question.name, ofRecipient: member.name)
        case (.state, .list) where question.name == "activities": return portfolios.activities(ofRecipient: member.name)
        case (.portfolio, .list): return portfolios.activities(ofPortfolio: handle.row)
        case (.portfolio, .sectors):
            return sectors(question.name, ofActivities: portfolios.activities(ofPortfolio: handle.row).members)
        case (.activity, .sectors): return sectors(question.name, ofActivities: [ListMember(member)])
        case (.activity, .list) where question.name == "chain": return portfolios.chain(ofActivity: handle.row)
        case (.activity, .list): return sources.participants(of: handle.row)
        case (.sector, .list): return portfolios.donors(ofSector: handle.row)
        default: return MemberList(absent: .missing)
        }
    }

    /// The recipient's own sectors that activities work in.
    public func sectors(_ list: String, ofActivities activities: [ListMember]) -> MemberList {
        sources.portfolios.sectors(list, ofActivities: activities)
    }
}
