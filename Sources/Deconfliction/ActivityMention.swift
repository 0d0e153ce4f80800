import AidModel

/// An activity in a finding.
public struct ActivityMention: Hashable, Sendable {
    /// The compared identifier.
    public var identifier: String
    /// Its title; `nil` for an activity that is only referred to.
    public var title: String?
    /// Who reports it.
    public var publisher: String?

    /// Names an activity.
    public init(identifier: String, title: String? = nil, publisher: String? = nil) {
        self.identifier = identifier
        self.title = title
        self.publisher = publisher
    }

    /// Names a reported activity.
    init(_ activity: Activity) {
        self.init(
            identifier: activity.key, title: activity.displayTitle,
            publisher: activity.reportingOrganisation.name ?? activity.reportingOrganisation.identifier)
    }
}
