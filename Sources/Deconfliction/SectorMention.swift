/// A sector or cluster in a finding.
public struct SectorMention: Hashable, Sendable {
    /// `DAC3` or `cluster`.
    public var vocabulary: String
    /// The code.
    public var code: String
    /// Its name, when known.
    public var name: String?

    /// Names a sector.
    public init(vocabulary: String, code: String, name: String? = nil) {
        self.vocabulary = vocabulary
        self.code = code
        self.name = name
    }
}
