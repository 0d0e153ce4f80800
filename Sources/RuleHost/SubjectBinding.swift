public import RuleModel

/// What a graph asks of one record.
public struct Question: Hashable, Sendable {
    /// The leaf's operation: `indicator`, `field`, `judgement`, `listed`, …
    public var operation: Operation
    /// The indicator, field, slot, scope or list.
    public var name: String
    /// Codes, for `listed`.
    public var codes: [String]
    /// How the pack treats age and absence of it.
    public var input: RuleInput?

    /// Makes a question.
    public init(_ operation: Operation, _ name: String, codes: [String] = [], input: RuleInput? = nil) {
        self.operation = operation
        self.name = name
        self.codes = codes
        self.input = input
    }

    /// The question in words, as evidence prints it (`indicator refugees_hosted`).
    public var words: String {
        let words = operation == .series ? "indicator" : operation.name
        return ([words, name] + (name.isEmpty ? codes : [])).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Answers a graph's leaves for the subjects of one kind, from a Snapshot as of one day. Used from any thread.
public protocol SubjectBinding: Sendable {
    /// The kind of subject.
    var kind: Subject.Kind { get }
    /// The subjects, in canonical order.
    var subjects: [Subject] { get }
    /// The subjects in a rule's scope.
    func subjects(in scope: RuleScope) -> ScopedSubjects
    /// The record of a subject.
    func record(of subject: Int) -> Member
    /// The ISO 3166-1 alpha-2 code of the recipient that a subject belongs to, when there is one.
    func recipient(of subject: Int) -> String?
    /// A fact about a record. Of the question's input it may depend on the age allowed and on a last value to use.
    func fact(_ question: Question, of member: Member) -> Fact
    /// A fact about each of some records of one kind, in their order.
    func facts(_ question: Question, of members: [Member]) -> [Fact]
    /// A list of a record: `list`, `series` or `sectors`.
    func members(_ question: Question, of member: Member) -> MemberList
    /// The recipient's own sectors that activities work in.
    func sectors(_ list: String, ofActivities activities: [ListMember]) -> MemberList
    /// How long the lists are that a question gives for all records of a kind.
    func extent(of question: Question, kind: RecordKind) -> ListExtent
}

/// How long the lists of records are: what a rule costs is told from it before the rule is evaluated.
public struct ListExtent: Hashable, Sendable {
    /// The members of all lists.
    public var total: Int
    /// The members of the longest list.
    public var most: Int

    /// Makes an extent; without figures that of records that have no such list.
    public init(total: Int = 0, most: Int = 0) {
        (self.total, self.most) = (total, most)
    }
}

extension SubjectBinding {
    /// Asks one record after the other.
    public func facts(_ question: Question, of members: [Member]) -> [Fact] {
        members.map { fact(question, of: $0) }
    }

    /// Counts the lists of the subjects; records inside of subjects are not known to have any.
    public func extent(of question: Question, kind: RecordKind) -> ListExtent {
        self.kind.record == kind ? extentOfSubjects(question) : ListExtent()
    }

    /// Counts the lists of all subjects.
    func extentOfSubjects(_ question: Question) -> ListExtent {
        subjects.indices.reduce(into: ListExtent()) { extent, index in
            let count = members(question, of: record(of: index)).members.count
            extent = ListExtent(total: extent.total + count, most: max(extent.most, count))
        }
    }
}

extension SubjectBinding {
    /// The subjects of a scope's recipients: for bindings that know no more of their subjects.
    public func subjects(in scope: RuleScope) -> ScopedSubjects {
        ScopedSubjects(
            inside: subjects.indices.filter { index in
                scope.recipients.isEmpty || recipient(of: index).map(scope.recipients.contains) ?? false
            })
    }
}
