import RuleModel
import Wording

/// The facts that a decision read, in words: value, period, age and place.
struct DecisionFacts {
    private let decision: Decision
    private let wording: Wording

    init(_ decision: Decision, _ wording: Wording = .english) { (self.decision, self.wording) = (decision, wording) }

    /// Each fact in one line.
    var lines: [String] { decision.evidence.map(line) }

    /// The facts in short, for a table.
    var summary: String {
        decision.evidence.map { evidence in
            said(evidence) + (evidence.period.map { " (\(Self.short($0)))" } ?? "")
        }.joined(separator: "; ")
    }

    /// A whole calendar year is named by its number.
    private static func short(_ period: String) -> String {
        let year = period.prefix(4)
        return period == "\(year)-01-01…\(year)-12-31" ? String(year) : period
    }

    /// What was asked, with the value or why there is none; a member of a list and a further source have none and are not
    /// missing.
    private func said(_ evidence: Evidence) -> String {
        wording(.factLine, [.question: wording.fact(evidence.question), .value: wording.value(evidence)])
    }

    private func line(_ evidence: Evidence) -> String {
        var text = said(evidence)
        if let period = evidence.period { text += wording(.factPeriod, [.period: period]) }
        if let age = evidence.age { text += wording(.factAge, [.days: "\(age)"]) }
        if let record = evidence.record { text += wording(.factRecord, [.record: record]) }
        if !evidence.members.isEmpty {
            text += wording(.factMembers, [.members: evidence.members.joined(separator: ", ")])
        }
        if !evidence.lacking.isEmpty {
            text += wording(.factLacking, [.members: evidence.lacking.joined(separator: ", ")])
        }
        guard let dataset = evidence.dataset else { return text }
        text += wording(.factSource, [.dataset: dataset])
        if let file = evidence.file {
            text += wording(.factFile, [.file: file + (evidence.line.map { ":\($0)" } ?? "")])
        }
        if let publisher = evidence.publisher { text += wording(.factPublisher, [.publisher: publisher]) }
        return text
    }
}
