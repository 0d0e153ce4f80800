/// What changed between two results.
public struct Comparison: Hashable, Sendable {
    /// In the new result only, in its order.
    public var new: [FindingDigest]
    /// In the old result only, in its order.
    public var gone: [FindingDigest]
    /// In both, with other facts, in the new result's order; as they were and as they are.
    public var changed: [Change]
    /// How many stayed as they were.
    public var unchanged: Int

    /// One finding before and after.
    public struct Change: Hashable, Sendable {
        /// As it was.
        public var old: FindingDigest
        /// As it is.
        public var new: FindingDigest

        /// Facts that it did not have.
        public var added: [String] { new.facts.filter { !old.facts.contains($0) } }
        /// Facts that it has no more.
        public var removed: [String] { old.facts.filter { !new.facts.contains($0) } }
    }

    /// Compares by id; what has the same id and says anything else has changed: the digest covers only the facts that
    /// a verdict rests on, so that money which moves a little does not undo one.
    public static func compare(old: [FindingDigest], new: [FindingDigest]) -> Comparison {
        let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let ids = Set(new.map(\.id))
        var result = Comparison(new: [], gone: old.filter { !ids.contains($0.id) }, changed: [], unchanged: 0)
        for finding in new {
            guard let earlier = before[finding.id] else {
                result.new.append(finding)
                continue
            }
            if earlier == finding {
                result.unchanged += 1
            } else {
                result.changed.append(Change(old: earlier, new: finding))
            }
        }
        return result
    }
}
