/// A place in a finding: a state, and where known an area within it.
public struct PlaceMention: Hashable, Sendable {
    /// ISO 3166-1 alpha-2.
    public var country: String
    /// The p-code of the area; `nil` for the whole state.
    public var code: String?
    /// The area's name as published; `nil` for the whole state.
    public var name: String?
    /// 1 or 2 for an area of that level; 0 for the whole state.
    public var level: Int

    /// Names a place.
    public init(country: String, code: String? = nil, name: String? = nil, level: Int = 0) {
        self.country = country
        self.code = code
        self.name = name
        self.level = level
    }
}
