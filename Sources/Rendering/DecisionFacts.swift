import RuleModel

/// The facts that a decision read, in words: value, period, age and place.
struct DecisionFacts {
    private let decision: Decision

    init(_ decision: Decision) { self.decision = decision }

    /// Each fact in one line.
    var lines: [String] { decision.evidence.map(Self.line) }

    /// The facts in short, for a table.
    var summary: String {
        decision.evidence.map { evidence in
            "\(evidence.question): \(Self.said(evidence))" + (evidence.period.map { " (\(Self.short($0)))" } ?? "")
        }.joined(separator: "; ")
    }

    /// A whole calendar year is named by its number.
    private static func short(_ period: String) -> String {
        let year = period.prefix(4)
        return period == "\(year)-01-01…\(year)-12-31" ? String(year) : period
    }

    /// The value, or why there is none; a member of a list and a further source have none and are not missing.
    private static func said(_ evidence: Evidence) -> String { evidence.value ?? evidence.absence ?? "on record" }

    static func line(_ evidence: Evidence) -> String {
        var text = "\(evidence.question): \(said(evidence))"
        if let period = evidence.period { text += ", \(period)" }
        if let age = evidence.age { text += ", \(age) days old" }
        if let record = evidence.record { text += ", \(record)" }
        if !evidence.members.isEmpty { text += "; members: \(evidence.members.joined(separator: ", "))" }
        if !evidence.lacking.isEmpty { text += "; without data: \(evidence.lacking.joined(separator: ", "))" }
        guard let dataset = evidence.dataset else { return text }
        text += " — \(dataset)"
        if let file = evidence.file { text += ", \(file)" + (evidence.line.map { ":\($0)" } ?? "") }
        if let publisher = evidence.publisher { text += ", \(publisher)" }
        return text
    }
}
