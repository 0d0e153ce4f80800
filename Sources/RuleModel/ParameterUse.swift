/// A parameter that an answer used, with where its number comes from.
public struct ParameterUse: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value in force, as text.
    public var value: String
    /// The unit.
    public var unit: String?
    /// `quoted`, `authors_choice` or `unverified`.
    public var origin: String
    /// The document that it is quoted from.
    public var reference: String?
    /// The first day of the interval in force.
    public var from: String?

    /// Makes a use of a parameter.
    public init(name: String, value: String, unit: String?, origin: String, reference: String?, from: String?) {
        self.name = name
        self.value = value
        self.unit = unit
        self.origin = origin
        self.reference = reference
        self.from = from
    }
}
