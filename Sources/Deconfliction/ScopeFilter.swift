import AidModel

/// Which part of each transaction lies in a scope.
struct ScopeFilter: Sendable {
    private let countries: Set<String>
    private let sectors: [String]
    private let organisations: Set<String>

    init(_ scope: AnalysisScope) {
        countries = Set(scope.countries)
        sectors = scope.sectors
        organisations = Set(scope.organisations)
    }

    func admits(_ activity: Activity) -> Bool {
        organisations.isEmpty || organisations.contains(activity.reportingOrganisation.key)
    }

    func admits(country: String) -> Bool { countries.isEmpty || countries.contains(country) }

    /// A sector of five digits is in the scope of its group of three.
    func admits(sector: String) -> Bool {
        sectors.isEmpty || sectors.contains { sector == $0 || ($0.utf8.count == 3 && sector.hasPrefix($0)) }
    }
}
