import AidModel
import RuleHost
import RuleModel

/// Made-up households as columns, answering what the rules of the benchmark ask.
///
/// Each fact carries the line that it was read from, as facts of the product do.
struct Households: SubjectBinding {
    let kind = Subject.Kind.state
    let subjects: [Subject]
    /// The area of each, `-` where it is not known.
    let areas: [String]
    /// Every area once, sorted.
    let areaNames: [String]
    /// For each household the place of its area among the names.
    let areaNumbers: [Int]
    private var numbers: [String: [Int32?]] = [:]
    private let flags: [String]
    private var starts = [0]
    private var earlier: [(sector: String, day: CalendarDate)] = []

    private static let indicators = [
        "case.severity": 2, "case.pressure": 4, "case.size": 5, "case.income": 6, "case.data_age": 9, "case.budget": 10,
        "case.cost": 11, "case.day": 12,
    ]
    private static let judgements = ["displaced": 3, "assistance": 7]

    init(path: String) {
        let rows = table(path)
        subjects = rows.map { Subject(.state, String($0[0])) }
        areas = rows.map { $0[1].isEmpty ? "-" : String($0[1]) }
        let names = Set(areas).sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        areaNames = names
        areaNumbers = areas.map { places[$0] ?? 0 }
        flags = rows.map { String($0[8]) }
        for (name, column) in Self.indicators.merging(Self.judgements, uniquingKeysWith: { first, _ in first }) {
            numbers[name] = rows.map { Int32($0[column]) }
        }
        for row in rows {
            for entry in row[13].split(separator: ";") {
                let parts = entry.split(separator: ":")
                guard parts.count == 2, let days = Int(parts[1]) else { fatalError("no earlier assistance: \(entry)") }
                earlier.append((String(parts[0]), Stage.day.adding(days: -days)))
            }
            starts.append(earlier.count)
        }
    }

    func record(of subject: Int) -> Member { Member(subjects[subject].id, handle: .init(.state, subject)) }

    func recipient(of subject: Int) -> String? { subjects[subject].id }

    func fact(_ question: Question, of member: Member) -> Fact {
        guard let handle = member.handle else { return .missing }
        let origin = [Fact.Origin(Provenance(source: 0, line: handle.row + 2))]
        switch question.operation {
        case .field where handle.kind == .activity:
            let entry = earlier[handle.row]
            return question.name == "title" ? Fact(.text(entry.sector), origin) : Fact(.date(entry.day), origin)
        case .field: return areas[handle.row] == "-" ? .missing : Fact(.text(areas[handle.row]), origin)
        case .indicator:
            guard let value = numbers[question.name]?[handle.row] else { return .missing }
            return Fact(.number(ExactNumber(Int(value))), origin)
        case .judgement, .consent:
            guard let value = numbers[question.name]?[handle.row] else {
                return Fact(absent: question.operation == .consent ? .consent : .judgement)
            }
            return Fact(.flag(value == 1), origin)
        case .listed: return Fact(.flag(question.codes.contains(flags[handle.row])), origin)
        default: return .missing
        }
    }

    func members(_ question: Question, of member: Member) -> MemberList {
        guard let handle = member.handle, handle.kind == .state else { return MemberList(absent: .missing) }
        let rows = starts[handle.row]..<starts[handle.row + 1]
        return MemberList(rows.map { Member("earlier-\($0)", handle: .init(.activity, $0)) })
    }

    func sectors(_ list: String, ofActivities activities: [ListMember]) -> MemberList { MemberList(absent: .missing) }
}
