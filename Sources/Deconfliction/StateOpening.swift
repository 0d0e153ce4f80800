public import AidModel

/// What stands first about a state: its own words, and its government's part in the work.
public struct StateOpening: Hashable, Sendable {
    /// ISO 3166-1 alpha-2.
    public var state: String
    /// Its name; the code when no name is on file.
    public var name: String
    /// Its own ranked priorities that are in force; empty: `none on file`.
    public var priorities: [Priority]
    /// Its own declarations that are in force; empty: `none on file`.
    public var declarations: [SelfDeclaration]
    /// How many place × cluster cells of the presence month name a body of the state: shown as lead.
    public var leadCells: Int
    /// How many place × cluster cells there are in that month.
    public var cells: Int
    /// How many activities under way name a body of the state as taking part (organisation type 10, 11 or
    /// 15 with the state's own country prefix or name).
    public var activitiesWithGovernment: Int
    /// How many activities are under way there.
    public var activities: Int

    /// Makes an opening without figures.
    public init(state: String, name: String) {
        self.state = state
        self.name = name
        priorities = []
        declarations = []
        leadCells = 0
        cells = 0
        activitiesWithGovernment = 0
        activities = 0
    }
}
