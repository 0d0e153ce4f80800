/// An organisation as a record names it, and the key it is counted under.
public struct OrganisationReference: Hashable, Sendable {
    /// The identifier as published (`XM-DAC-41114`).
    public var identifier: String?
    /// The name as published, first language.
    public var name: String?
    /// The organisation type code as published (IATI OrganisationType, or the 3W's own word).
    public var type: String?
    /// The activity that the reference names (`provider-activity-id`, `receiver-activity-id`, `@activity-id`), as published.
    public var activityIdentifier: String?
    /// What the organisation is counted under: a canonical identifier or `name:` and the folded name; empty when the
    /// record names nobody. Never an acronym alone.
    public var key: String

    /// Makes a reference.
    public init(
        identifier: String? = nil, name: String? = nil, type: String? = nil, activityIdentifier: String? = nil,
        key: String = ""
    ) {
        self.identifier = identifier
        self.name = name
        self.type = type
        self.activityIdentifier = activityIdentifier
        self.key = key
    }

    /// Whether anybody is named.
    public var isNamed: Bool { identifier != nil || name != nil }
}

extension SnapshotSchema {
    /// Declares the columns of an organisation under a common first word.
    mutating func organisation(_ name: String, _ path: WritableKeyPath<Record, OrganisationReference>) {
        text("\(name)_identifier", path.appending(path: \.identifier))
        text("\(name)_name", path.appending(path: \.name))
        text("\(name)_type", path.appending(path: \.type))
        text("\(name)_activity", path.appending(path: \.activityIdentifier))
        text("\(name)_key", path.appending(path: \.key))
    }
}
