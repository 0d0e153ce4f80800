public import RuleModel

/// A record or value that rules can ask: a subject, or a member of a list.
public struct Member: Sendable {
    /// A record that a binding knows.
    public struct Handle: Hashable, Sendable {
        /// The kind.
        public var kind: RecordKind
        /// The row among its kind.
        public var row: Int
        /// A second number, for records inside records.
        public var part: Int

        /// Names a record.
        public init(_ kind: RecordKind, _ row: Int, part: Int = 0) {
            self.kind = kind
            self.row = row
            self.part = part
        }
    }

    /// What it calls itself for people: an identifier, a code, a year.
    public var name: String
    /// The record, when it is one.
    public var handle: Handle?
    /// The value, when it is a value.
    public var value: Fact
    /// The calendar year, for a member of a series.
    public var year: Int?
    /// Facts that it carries itself, by field.
    public var fields: [String: Fact]
    /// Where the record was read.
    public var origins: [Fact.Origin]

    /// Makes a member.
    public init(
        _ name: String, handle: Handle? = nil, value: Fact = .missing, year: Int? = nil, fields: [String: Fact] = [:],
        origins: [Fact.Origin] = []
    ) {
        self.name = name
        self.handle = handle
        self.value = value
        self.year = year
        self.fields = fields
        self.origins = origins
    }
}

/// A member of a list, or perhaps a member of it.
public struct ListMember: Sendable {
    /// The member.
    public var member: Member
    /// Known when it is in the list for certain, else why that cannot be told.
    public var standing: Standing

    /// Puts a member into a list.
    public init(_ member: Member, standing: Standing = .known) {
        self.member = member
        self.standing = standing
    }

    /// Whether it is in the list for certain.
    public var isDecided: Bool { standing == .known }
}

/// A list of one record, or why there is none.
public struct MemberList: Sendable {
    /// The members, in canonical order; those that are out for certain are not among them.
    public var members: [ListMember]
    /// Whether the list is known, else why not.
    public var standing: Standing

    /// A list of members that are in it for certain.
    public init(_ members: [Member]) {
        self.members = members.map { ListMember($0) }
        standing = .known
    }

    /// A list with members that may be undecided.
    public init(members: [ListMember]) {
        self.members = members
        standing = .known
    }

    /// No list.
    public init(absent standing: Standing) {
        members = []
        self.standing = standing
    }
}
