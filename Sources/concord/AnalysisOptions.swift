import AidModel
import ArgumentParser
import Coordination
import Dispatch
import Glibc

/// Which data, for which days, for whom: the options that mean the same everywhere.
struct AnalysisOptions: ParsableArguments {
    /// Who will read the answer.
    enum Audience: String, CaseIterable, ExpressibleByArgument {
        case `public`, partners, coordinator, restricted
    }

    @Option(help: "A file or folder of data; repeatable.") var data: [String]
    @Option(help: "A pack, or a folder of packs; repeatable.") var packs: [String] = ["rules/packs"]
    @Option(help: "The day to look at, YYYY-MM-DD; today unless given.") var asOf: CalendarDate?
    @Option(help: "The day to look at presences, when it is another.") var presenceAsOf: CalendarDate?
    @Option(help: "Only what was known on this day.") var knownAt: CalendarDate?
    @Option(help: "Only this recipient (ISO alpha-2); repeatable.") var country: [String] = []
    @Option(help: "Only this sector; repeatable.") var sector: [String] = []
    @Option(help: "Only this organisation; repeatable.") var organisation: [String] = []
    @Option(help: "Who will read it: public, partners, coordinator or restricted.") var audience: Audience =
        .coordinator

    /// The request, with today where no day was given.
    func request(jobs: Int) -> AnalysisRequest {
        var request = AnalysisRequest(data: data, packs: packs, asOf: asOf ?? Self.today)
        request.presenceAsOf = presenceAsOf
        request.knownAt = knownAt
        request.countries = country.map { $0.uppercased() }
        request.sectors = sector
        request.organisations = organisation.compactMap { $0.hasPrefix("name:") ? $0 : Identifier.normalised($0) }
        request.clearance = Sensitivity(rawValue: audience.rawValue) ?? .public
        request.jobs = jobs
        return request
    }

    /// Today's date in UTC.
    static var today: CalendarDate {
        CalendarDate(dayNumber: Int32(time(nil) / 86_400))
    }
}

extension CalendarDate: ExpressibleByArgument {
    /// Reads `YYYY-MM-DD`.
    public init?(argument: String) {
        self.init(argument)
    }
}
