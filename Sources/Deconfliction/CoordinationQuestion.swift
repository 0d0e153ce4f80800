/// A question worth asking a person.
public struct CoordinationQuestion: Hashable, Sendable {
    /// The id of the finding that it comes from.
    public var finding: String
    /// The question, one sentence in neutral words.
    public var text: String
    /// What it is about, a line each: the clauses that meet, the records; empty where the question says it all.
    public var about: [String] = []
    /// Whom to ask, by name.
    public var ask: [String]
    /// What would settle it.
    public var settledBy: String
    /// What is at stake: money or places, in words.
    public var stake: String

    /// Makes a question.
    public init(finding: String, text: String, ask: [String], settledBy: String, stake: String) {
        self.finding = finding
        self.text = text
        self.ask = ask
        self.settledBy = settledBy
        self.stake = stake
    }
}
