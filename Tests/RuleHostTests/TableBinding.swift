import AidModel
import RuleHost
import RuleModel

/// Subjects whose facts and lists stand in tables: for tests that need no Snapshot.
struct TableBinding: SubjectBinding {
    struct Record: Sendable {
        var name: String
        var facts: [String: Fact] = [:]
        var lists: [String: MemberList] = [:]
    }

    let kind: Subject.Kind
    var records: [Record]

    var subjects: [Subject] { records.map { Subject(kind, $0.name) } }

    init(_ records: [Record], of kind: Subject.Kind = .state) {
        self.kind = kind
        self.records = records
    }

    func record(of subject: Int) -> Member {
        Member(records[subject].name, handle: .init(kind.record ?? .state, subject))
    }

    func recipient(of subject: Int) -> String? { records[subject].name }

    func fact(_ question: Question, of member: Member) -> Fact {
        if let own = member.fields[question.name] { return own }
        guard let row = row(of: member) else { return .missing }
        return records[row].facts[question.words] ?? Self.absent(question)
    }

    /// A record is known by its name; its row is where it is looked for first.
    private func row(of member: Member) -> Int? {
        guard let handle = member.handle, handle.kind == kind.record else { return nil }
        let isThere = records.indices.contains(handle.row) && records[handle.row].name == member.name
        return isThere ? handle.row : records.firstIndex { $0.name == member.name }
    }

    private static func absent(_ question: Question) -> Fact {
        switch question.operation {
        case .judgement: Fact(absent: .judgement)
        case .consent: Fact(absent: .consent)
        default: .missing
        }
    }

    func members(_ question: Question, of member: Member) -> MemberList {
        guard let row = row(of: member) else { return MemberList(absent: .missing) }
        return records[row].lists[question.name] ?? MemberList(absent: .missing)
    }

    func sectors(_ list: String, ofActivities activities: [ListMember]) -> MemberList { MemberList(absent: .missing) }
}

extension RuleHost.Moment {
    static let test = RuleHost.Moment(
        snapshotHash: "", asOf: CalendarDate(dayNumber: 18_793), knownAt: nil, sources: [])
}

extension Fact {
    /// A number from text, for tables of tests; `nil` is missing.
    static func number(_ text: String?) -> Fact { Fact(text.flatMap { FixedDecimal($0) }) }
}

extension RuleHost {
    /// The decisions of some subjects alone.
    static func decisions(of subjects: Set<Subject>, _ rule: EvaluableRule, _ binding: TableBinding) -> [Decision] {
        let prepared = PreparedRule(rule, binding: binding, at: .test)
        return binding.subjects.indices.filter { subjects.contains(binding.subjects[$0]) }.map(prepared.decision)
    }
}
