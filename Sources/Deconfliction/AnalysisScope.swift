/// What an analysis looks at, and how to say so in every heading and total.
public struct AnalysisScope: Hashable, Sendable {
    /// Recipients, ISO 3166-1 alpha-2, sorted; empty means all.
    public var countries: [String]
    /// Sectors asked for (DAC codes or clusters), sorted; empty means all.
    public var sectors: [String]
    /// Organisation keys asked for, sorted; empty means all.
    public var organisations: [String]
    /// What every total must carry, from the sources' own words: `COVID-marked activities only`.
    public var note: String?

    /// Makes a scope.
    public init(countries: [String] = [], sectors: [String] = [], organisations: [String] = [], note: String? = nil) {
        self.countries = countries
        self.sectors = sectors
        self.organisations = organisations
        self.note = note
    }
}
