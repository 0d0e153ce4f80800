import AidModel
public import Deconfliction
import FoundationEssentials
public import JSONFormat
public import Rendering
public import RuleModel

/// The main job: duplicates, chains, overlaps, conflicts, gaps and fragmentation, and the questions worth asking.
public struct DeconflictUseCase: Sendable {
    /// What the analysis came to.
    public struct Outcome: Sendable {
        /// The result.
        public var result: DeconflictionResult
        /// The answers of rules that stand in the report.
        public var decisions: [Decision]
        /// What changed since the earlier result, when one was given.
        public var comparison: Comparison?
        /// Where each source lay.
        public var paths: [String: String]

        /// The report for people.
        public var document: ReportDocument {
            DeconflictionReport(result, decisions: decisions, comparison: comparison, paths: paths).document
        }
    }

    /// Why an earlier result could not be used.
    public enum ComparisonError: Error, Hashable {
        /// The file cannot be read.
        case unreadable(String)
        /// The file is not a result of this command.
        case notAResult(String)
    }

    /// Makes the use case.
    public init() {}

    /// Analyses a workspace; `decisions` are the rules' answers on it.
    public func run(
        _ request: AnalysisRequest, _ workspace: Workspace, decisions: [Decision] = [], comparedWith old: String? = nil
    ) throws(ComparisonError) -> Outcome {
        let options = DeconflictionOptions(
            asOf: request.asOf, presenceAsOf: request.presenceAsOf, countries: request.countries,
            sectors: request.sectors, organisations: request.organisations, scopeNote: workspace.scopeNote)
        let result = Deconfliction.analyse(workspace.books, decisions: decisions, options: options)
        var comparison: Comparison?
        if let old {
            comparison = Comparison.compare(
                old: try Self.digests(old), new: ComparisonJSON.digests(DeconflictionJSON.document(result)) ?? [])
        }
        return Outcome(
            result: result, decisions: decisions, comparison: comparison, paths: workspace.snapshot.paths)
    }

    private static func digests(_ path: String) throws(ComparisonError) -> [FindingDigest] {
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
        guard let value = JSONValue(parsing: [UInt8](data)), let digests = ComparisonJSON.digests(value) else {
            throw .notAResult(path)
        }
        return digests
    }
}

extension DeconflictUseCase.Outcome {
    /// The document of `deconflict --format json`, with what changed when an earlier result was given.
    public var json: JSONValue {
        let document = DeconflictionJSON.document(result)
        guard let comparison, case .object(let members) = document else { return document }
        return .object(members + [JSONValue.Member("comparison", ComparisonJSON.document(comparison))])
    }
}

extension DeconflictUseCase.ComparisonError: CustomStringConvertible {
    /// What is wrong with the earlier result, in words.
    public var description: String {
        switch self {
        case .unreadable(let path): "there is no readable file `\(path)`"
        case .notAResult(let path): "`\(path)` is not a JSON result of `concord deconflict`"
        }
    }
}
