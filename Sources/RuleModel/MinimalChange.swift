/// The smallest set of changes that gives a decision the other answer.
///
/// Size is the number of changes; among sets of one size, what the applicant can do comes before new data, and that before
/// a waiver. The figures of other subjects are held as they are.
public struct MinimalChange: Hashable, Sendable {
    /// Who could make a change.
    public enum Maker: String, CaseIterable, Sendable {
        /// Who is asked about: a matter of its own activities.
        case applicant
        /// Whoever publishes the figure or fills the register, if that is what is so: a reading, a judgement, a consent.
        case dataUpdate = "data_update"
        /// The body whose rule it is.
        case waiver
        /// Nobody: it is past, or what the subject is.
        case never
    }

    /// One thing that would be otherwise.
    public struct Change: Hashable, Sendable {
        /// What: the question as evidence prints it (`indicator refugees_hosted`), or the clause's words.
        public var what: String
        /// What it is now, with its unit; `nil` when it is not known.
        public var present: String?
        /// What it would have to be (`at least 25000 persons`, `yes`, `one of RW, UG`).
        public var needed: String
        /// Who could make it.
        public var maker: Maker
        /// Who that is by name, when the pack says so.
        public var who: String?

        /// Makes a change.
        public init(what: String, present: String?, needed: String, maker: Maker, who: String? = nil) {
            (self.what, self.present, self.needed, self.maker, self.who) = (what, present, needed, maker, who)
        }
    }

    /// The answer that they would give together.
    public var answer: Answer
    /// The changes, in the order of the clauses.
    public var changes: [Change]
    /// Whether it is proved that no smaller set does it; otherwise the search stopped at its bound.
    public var isSmallest: Bool

    /// Makes a set of changes.
    public init(answer: Answer, changes: [Change], isSmallest: Bool) {
        (self.answer, self.changes, self.isSmallest) = (answer, changes, isSmallest)
    }
}
