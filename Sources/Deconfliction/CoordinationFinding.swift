public import AidModel
public import Findings

/// One thing that a coordinator should see: what, where, who, how much, and on which records it rests.
///
/// Words are neutral: nothing is called a duplicate before a person has said so.
public struct CoordinationFinding: Hashable, Sendable {
    /// The kinds, in the order in which findings are listed; the raw values are the contract of `deconflict`.
    public enum Kind: String, CaseIterable, Sendable {
        /// Rules of two bodies that cannot both be obeyed for one activity.
        case conflict
        /// The same identifier in two records.
        case duplicateIdentifier = "duplicate_identifier"
        /// Two records that publishers declare to be reports of the same work (related-activity 5).
        case reportingDuplicate = "reporting_duplicate"
        /// Money that passes from one reported activity into another.
        case passthrough
        /// Several who fund one thing.
        case cofunding
        /// Several organisations in one place × sector × month, or country × sector.
        case overlap
        /// Presence that was reported in an earlier month and is not in the last one.
        case presenceEnded = "presence_ended"
        /// A need with nobody reported on it.
        case gap
        /// A listed priority with no activity.
        case orphan
        /// Work outside the state's listed priorities.
        case offPriority = "off_priority"
        /// Money spread over many donors, or a body's limit on sectors.
        case fragmentation
        /// The same facts, different answers of two bodies: information, not a fault.
        case divergence
        /// The recipient's consent.
        case consent
        /// What the data itself leaves unclear.
        case dataQuality = "data_quality"
    }

    /// Stays the same while the kind and what it is about (identifier, place and cluster, pair of rules …) are the same.
    public var id: String
    /// A hash of all compared facts: a person's verdict holds while this stays.
    public var digest: String
    /// The kind.
    public var kind: Kind
    /// How much it asks of the reader: never `error`, people decide.
    public var severity: Severity
    /// One lower-case sentence.
    public var title: String
    /// Where; `nil` when it has no place.
    public var place: PlaceMention?
    /// The sectors or clusters.
    public var sectors: [SectorMention] = []
    /// The days that it speaks of.
    public var period: Period?
    /// The activities.
    public var activities: [ActivityMention] = []
    /// The organisations, counted ones first.
    public var organisations: [OrganisationMention] = []
    /// Money at stake, in US dollars; `nil` when no money is known to be.
    public var money: MoneyRange?
    /// The records that it rests on.
    public var evidence: [RecordMention] = []
    /// What could be done, in neutral words.
    public var suggestions: [String] = []
    /// The rules that it rests on; empty when it rests on data alone.
    public var rules: [RuleMention] = []
    /// What to ask about it; `nil` when nothing needs asking.
    public var question: CoordinationQuestion?

    /// Makes a finding; `identity` names what it is about, `facts` are all compared facts in a fixed order.
    init(_ kind: Kind, _ severity: Severity = .note, identity: [String], facts: [String], title: String) {
        self.kind = kind
        self.severity = severity
        self.title = title
        let name = ([kind.rawValue] + identity).joined(separator: "\u{1F}")
        id = String(SHA256Digest(of: name).description.prefix(16))
        digest = String(SHA256Digest(of: ([name] + facts).joined(separator: "\u{1F}")).description.prefix(32))
    }
}
