public import AidModel

/// What to look at.
public struct DeconflictionOptions: Hashable, Sendable {
    /// The day that money and activities are looked at.
    public var asOf: CalendarDate
    /// The day that presences are looked at; `nil` takes `asOf` where presences cover it, else the last day they cover.
    public var presenceAsOf: CalendarDate?
    /// Recipients (ISO 3166-1 alpha-2); empty means all.
    public var countries: [String]
    /// Sectors (DAC three or five digits, or cluster codes); empty means all. Filters activities, money and cells.
    public var sectors: [String]
    /// Organisation keys; empty means all. Filters activities and money by publisher, other findings by whom they name.
    public var organisations: [String]
    /// What every heading and total must say of the data, when the host knows (`COVID-marked activities only`).
    public var scopeNote: String?
    /// How many questions at most.
    public var questionLimit: Int

    /// Makes options for a day.
    public init(
        asOf: CalendarDate, presenceAsOf: CalendarDate? = nil, countries: [String] = [], sectors: [String] = [],
        organisations: [String] = [], scopeNote: String? = nil, questionLimit: Int = 10
    ) {
        self.asOf = asOf
        self.presenceAsOf = presenceAsOf
        self.countries = countries
        self.sectors = sectors
        self.organisations = organisations
        self.scopeNote = scopeNote
        self.questionLimit = questionLimit
    }
}
