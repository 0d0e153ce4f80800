/// A question worth asking a person.
public struct CoordinationQuestion: Hashable, Sendable {
    /// The id of the finding that it comes from.
    public var finding: String
    /// The question, one sentence in neutral words.
    public var text: String
    /// The clauses that meet in it, with body, values and place; empty when it is about data alone.
    public var clauses: [String] = []
    /// The records that it is about, most money first; empty when the question names them all.
    public var records: [String] = []
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
