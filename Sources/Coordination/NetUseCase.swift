import AidModel
public import Deconfliction

/// Counts money once, by several named methods side by side.
public struct NetUseCase: Sendable {
    private let methods: [NettingMethod]
    private let grouping: NettingGrouping?

    /// Makes the use case for some methods; with a grouping, totals are also given by key.
    public init(methods: [NettingMethod] = NettingMethod.allCases, by grouping: NettingGrouping? = nil) {
        self.methods = methods
        self.grouping = grouping
    }

    /// The report.
    public func run(_ request: AnalysisRequest, _ workspace: Workspace) -> NettingReport {
        let scope = AnalysisScope(
            countries: request.countries, sectors: request.sectors, organisations: request.organisations,
            note: workspace.scopeNote)
        return Netting.report(workspace.books, scope: scope, methods: methods, by: grouping)
    }
}
