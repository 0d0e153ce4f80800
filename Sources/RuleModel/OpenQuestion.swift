public import AidModel

/// A datum or register row that would settle an answer which cannot be told.
public struct OpenQuestion: Hashable, Sendable {
    /// What is asked for.
    public enum Subject: Hashable, Sendable {
        /// A reading of an indicator.
        case reading(String)
        /// A reading newer than that of a day (`nil`: of a day that is not known).
        case newerReading(String, than: CalendarDate?)
        /// Readings of a series, of a recipient (`nil`: of one that is not known).
        case readings(String, recipient: String?)
        /// A judgement, and who fills it.
        case judgement(String, filledBy: String?)
        /// Consent, and who fills it.
        case consent(String, filledBy: String?)
        /// A standing on a list.
        case standing(String)
        /// Lists as wholes.
        case lists([String])
        /// A recipient's own sectors.
        case sectors(String, recipient: String?)
        /// A field or list of a record.
        case field(String)
    }

    /// What is asked for.
    public var subject: Subject
    /// Of which records, or for which years, in the order of the clauses.
    public var members: [String]

    /// Asks for something about records.
    public init(_ subject: Subject, of members: [String]) {
        (self.subject, self.members) = (subject, members)
    }
}
