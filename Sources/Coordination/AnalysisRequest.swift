public import AidModel

/// What an analysis is asked: which data, for which days, for whom.
public struct AnalysisRequest: Sendable {
    /// Files and folders of data.
    public var data: [String]
    /// Packs, or folders of packs.
    public var packs: [String]
    /// The day that money, indicators and rules are looked at.
    public var asOf: CalendarDate
    /// The day that presences are looked at; `nil` lets the analysis choose and say.
    public var presenceAsOf: CalendarDate?
    /// The day up to which knowledge is let in; `nil` lets all in.
    public var knownAt: CalendarDate?
    /// Recipients, ISO 3166-1 alpha-2; empty means all.
    public var countries: [String]
    /// Sectors; empty means all.
    public var sectors: [String]
    /// Organisation keys; empty means all.
    public var organisations: [String]
    /// The most closed datum that the reader may see.
    public var clearance: Sensitivity
    /// How many threads may work.
    public var jobs: Int

    /// Asks about data as of a day.
    public init(data: [String], packs: [String] = ["rules/packs"], asOf: CalendarDate) {
        self.data = data
        self.packs = packs
        self.asOf = asOf
        countries = []
        sectors = []
        organisations = []
        clearance = .coordinator
        jobs = 2
    }
}
