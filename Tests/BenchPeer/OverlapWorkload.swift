import AidModel
import RuleHost
import RuleModel

/// Planned activities as the lists of the cells, area by sector, that they lie in.
struct PlannedActivities: SubjectBinding {
    let kind = Subject.Kind.state
    let subjects: [Subject]
    private let cells: [[Int]]
    /// The plans as they stand in the table.
    let rows: [[Substring]]
    private let periods: [(start: CalendarDate, end: CalendarDate)]

    init(path: String) {
        rows = table(path)
        periods = rows.map { row in
            guard let start = Int(row[5]), let end = Int(row[6]) else { fatalError("no period in \(row)") }
            return (Stage.day.adding(days: start), Stage.day.adding(days: end))
        }
        var byCell: [String: [Int]] = [:]
        for (index, row) in rows.enumerated() { byCell["\(row[2]) \(row[3])", default: []].append(index) }
        let sorted = byCell.sorted { $0.key < $1.key }
        subjects = sorted.map { Subject(.state, $0.key) }
        cells = sorted.map(\.value)
    }

    func record(of subject: Int) -> Member { Member(subjects[subject].id, handle: .init(.state, subject)) }

    func recipient(of subject: Int) -> String? { subjects[subject].id }

    func fact(_ question: Question, of member: Member) -> Fact {
        guard let handle = member.handle, handle.kind == .activity else { return .missing }
        let origin = [Fact.Origin(Provenance(source: 0, line: handle.row + 2))]
        switch question.name {
        case "organisation": return Fact(.text(String(rows[handle.row][1])), origin)
        case "aid_type": return Fact(.text(String(rows[handle.row][4])), origin)
        case "start": return Fact(.date(periods[handle.row].start), origin)
        case "end": return Fact(.date(periods[handle.row].end), origin)
        default: return .missing
        }
    }

    func members(_ question: Question, of member: Member) -> MemberList {
        guard let handle = member.handle, handle.kind == .state else { return MemberList(absent: .missing) }
        return MemberList(cells[handle.row].map { Member(String(rows[$0][0]), handle: .init(.activity, $0)) })
    }

    func sectors(_ list: String, ofActivities activities: [ListMember]) -> MemberList { MemberList(absent: .missing) }
}

/// Where two donors plan the same for the same people at the same time: which cells, and how many pairs.
struct OverlapWorkload: Workload {
    let bindingNanoseconds: Double
    private let activities: PlannedActivities
    private let stage: Stage
    private let sweep: PresenceSweep
    /// A day on which many plans are under way, counted from the day that questions are about.
    private static let daysAhead = 180

    init(_ activities: PlannedActivities, _ stage: Stage) {
        (self.activities, self.stage) = (activities, stage)
        sweep = PresenceSweep(activities.rows, on: Stage.day.adding(days: Self.daysAhead))
        bindingNanoseconds = 0
    }

    private var rule: EvaluableRule { stage.rule("planned-overlap") }

    var modes: [Mode] {
        [
            Mode(
                name: "cells", answers: { cells().map { activities.subjects[$0].id } },
                round: { [steadyNanoseconds { keep(cells()) }] }),
            Mode(name: "pairs", answers: pairs, round: { [steadyNanoseconds { keep(decisions()) }] }),
            Mode(name: "one-day", answers: sweep.lines, round: { [steadyNanoseconds { keep(sweep.analysed()) }] }),
        ]
    }

    /// Reads the facts and tells which cells are over: both are part of the time, because a join has to read its records.
    private func cells() -> [Int] {
        let truths = BoundRule(stage.graph(rule), binding: activities, asOf: Stage.day).answers()[0].truths
        return truths.indices.filter { truths[$0] == Truth.no.rawValue }
    }

    /// The decisions about the cells that are over, explained.
    private func decisions() -> [Decision] {
        let prepared = stage.prepared(rule, activities, file: "activities.csv")
        return cells().map(prepared.decision)
    }

    private func pairs() -> [String] {
        decisions().map { decision in
            let clause = decision.clauses.first
            return "\(decision.subject.id) \(clause?.left ?? "?")"
        }
    }
}
