/// Something that nobody has said yet, and how much hangs on it.
public struct OpenFact: Hashable, Sendable {
    /// What: the question as evidence prints it (`indicator refugees_hosted`).
    public var what: String
    /// Of which record it is asked: a state's code, an activity's identifier.
    public var of: String
    /// Who fills it, when a pack says so.
    public var who: String?
    /// How many answers it settles by itself, whatever it turns out to be.
    public var settles: Int
    /// How many more answers it settles if it turns out one way and not another.
    public var maySettle: Int

    /// Makes an open fact.
    public init(what: String, of: String, who: String? = nil, settles: Int = 0, maySettle: Int = 0) {
        (self.what, self.of, self.who, self.settles, self.maySettle) = (what, of, who, settles, maySettle)
    }

    /// The open facts of many decisions, each once: what settles most comes first, then what may, then by name.
    public static func ranked(_ facts: some Sequence<OpenFact>) -> [OpenFact] {
        var merged: [[String]: OpenFact] = [:]
        for fact in facts {
            var known = merged[[fact.what, fact.of]] ?? OpenFact(what: fact.what, of: fact.of)
            known.settles += fact.settles
            known.maySettle += fact.maySettle
            known.who = [known.who, fact.who].compactMap { $0 }.min()
            merged[[fact.what, fact.of]] = known
        }
        return merged.values.sorted {
            ($1.settles, $1.maySettle, $0.what, $0.of) < ($0.settles, $0.maySettle, $1.what, $1.of)
        }
    }
}
