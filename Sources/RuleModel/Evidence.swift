public import AidModel

/// One fact that a decision read, or looked for and did not find, so that nobody has to re-run anything to see it.
public struct Evidence: Hashable, Sendable {
    /// What was asked, as the rule asks it (`indicator refugees_hosted`, `judgement protection-framework`).
    public var question: String
    /// The value as text with its unit; `nil` when there is none.
    public var value: String?
    /// The period or day that the value speaks of.
    public var period: String?
    /// Days from the end of that period to the as-of date; negative never occurs.
    public var age: Int?
    /// Why there is no value: `missing`, `stale`, `does not apply`.
    public var absence: String?
    /// The data set.
    public var dataset: String?
    /// The file's own name.
    public var file: String?
    /// The SHA-256 of the file.
    public var sha256: String?
    /// The line in the file.
    public var line: Int?
    /// Who published it.
    public var publisher: String?
    /// Since when it was known.
    public var known: CalendarDate?
    /// Who may see it.
    public var sensitivity: Sensitivity
    /// For a list's member: which one.
    public var record: String?
    /// For a group of peers: its members, or those of them that have a value.
    public var members: [String] = []
    /// For a group of peers: who lacks the value.
    public var lacking: [String] = []

    /// Makes evidence for a question.
    public init(question: String, sensitivity: Sensitivity = .public) {
        self.question = question
        self.sensitivity = sensitivity
    }

    /// What is asked, of whom and where tells nearly all evidence apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(question)
        hasher.combine(record)
        hasher.combine(line)
    }
}
