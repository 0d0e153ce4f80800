import AidModel
import Findings
import RuleModel
import YAMLFormat

/// The world of one case: the facts that it gives, and nothing else, as a Snapshot and what is derived from one.
///
/// Each kind of subject reads its own facts in an extension of its own. A fact that a case does not give is missing.
struct CaseWorld {
    /// The day asked about.
    let asOf: CalendarDate
    /// What the case asks about; `nil` when it names none.
    private(set) var subject: Subject?
    /// What is wrong with what is given.
    private(set) var findings: [Finding] = []
    /// The indicators and judgements that are given, by what the registry and the pack call them.
    private(set) var indicators: [YAMLEntry] = []
    private(set) var judgements: [YAMLEntry] = []
    /// The codes that are given, with the lists that they have to be on.
    private(set) var codes: [(code: String, list: CodeList, place: SourceLocation)] = []
    var builder = SnapshotBuilder()
    var portfolios: [String: Portfolio] = [:]
    /// The activities by themselves, each with its key.
    var activities: [(key: String, counted: CountedActivity)] = []
    var parts: [(portfolio: String, activity: String, member: PortfolioMember)] = []
    private let source: Int

    /// The keys that name what a case asks about.
    static let subjects = ["state", "portfolio", "activity"]

    /// Reads what a case gives.
    init(given: YAMLValue, asOf: CalendarDate) {
        self.asOf = asOf
        var file = Source()
        file.dataset = "case"
        file.fileName = given.location.file.split(separator: "/").last.map(String.init) ?? given.location.file
        file.publisher = "the case itself"
        source = builder.addSource(file)
        read(given, isAsked: true)
    }

    private mutating func read(_ given: YAMLValue, isAsked: Bool) {
        var reader = YAMLMapping(given, "`given`")
        let kind = Self.subjects.first { key in reader.entries.contains { $0.key == key } }
        var found: Subject?
        switch kind {
        case "state": found = state(&reader)
        case "portfolio": found = portfolio(&reader)
        case "activity": found = activity(&reader)
        default:
            if given.entries != nil {
                let known = Self.subjects.map { "`\($0)`" }.joined(separator: ", ")
                note("case.subject", "nothing is named that could be asked about", given.location, "name one: \(known)")
            }
        }
        if isAsked {
            subject = found
            for other in reader.list("others") { read(other, isAsked: false) }
        }
        indicators += reader.entries.first { $0.key == "indicators" }?.value.entries ?? []
        judgements += reader.entries.first { $0.key == "judgements" }?.value.entries ?? []
        if found != nil { reader.unknownKeys() }
        absorb(reader)
    }

    // MARK: For the subjects' own files

    /// Where a value of the case stands, as the origin of a fact.
    func provenance(_ place: SourceLocation) -> Provenance {
        Provenance(source: source, line: place.line ?? 0)
    }

    /// Notes a code under a key of a mapping, to be looked up on a list.
    mutating func look(up key: String, of reader: YAMLMapping, on list: CodeList) {
        guard let value = reader.entries.first(where: { $0.key == key })?.value, let code = value.text else { return }
        codes.append((code, list, value.location))
    }

    mutating func absorb(_ reader: YAMLMapping) { findings += reader.findings }

    mutating func note(_ finding: Finding) { findings.append(finding) }

    mutating func note(_ code: String, _ message: String, _ place: SourceLocation, _ help: String? = nil) {
        findings.append(Finding(.error, code, message, at: place, help: help))
    }

    /// An organisation as it is counted: identifiers in one spelling.
    static func key(_ organisation: String) -> String {
        organisation.hasPrefix("name:") ? organisation : Identifier.normalised(organisation) ?? organisation
    }

    /// The Snapshot, and the portfolios as they would be derived from one.
    func built() throws(Segment.LayoutError) -> (snapshot: Snapshot, derived: Segment) {
        let snapshot = try builder.build()
        let rows = Dictionary(
            snapshot.activities.map(\.key).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var filled = portfolios
        for part in parts {
            var member = part.member
            member.activity = rows[part.activity] ?? 0
            filled[part.portfolio]?.members.append(member)
        }
        let counted = activities.map { key, counted in
            var counted = counted
            counted.part.activity = rows[key] ?? 0
            return counted
        }
        var derived = SegmentBuilder()
        derived.append(counted)
        derived.append(filled.values.sorted { $0.id < $1.id })
        return (snapshot, try derived.build())
    }
}
