import AidIngest
public import AidModel
import Findings
public import Rendering

/// Reads files, says what they hold and what is wrong with them.
public struct ImportUseCase: Sendable {
    /// What an import came to.
    public struct Outcome: Sendable {
        /// What was read, for showing.
        public var summary: ImportSummary
        /// The records as a Snapshot.
        public var snapshot: Snapshot
        /// Whether any record was read.
        public var isEmpty: Bool
    }

    private let jobs: Int

    /// Makes the use case, on at most `jobs` threads.
    public init(jobs: Int = 2) {
        self.jobs = jobs
    }

    /// Reads the paths. `knownAt` leaves out what became known later; `clearance` what is more closed.
    public func run(
        _ paths: [String], knownAt: CalendarDate? = nil, clearance: Sensitivity = .coordinator,
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(Segment.LayoutError) -> Outcome {
        let result = Importer(jobs: jobs).read(paths) { progress($0.done, $0.of) }
        let snapshot = try result.builder.build(knownAt: knownAt, clearance: clearance)
        let files = result.files.map {
            ImportSummary.File(
                path: $0.path, kind: $0.kind.rawValue, sha256: $0.sha256, bytes: $0.bytes, records: $0.records)
        }
        var findings = result.findings
        let isEmpty = result.builder.topLevelCount == 0
        if isEmpty {
            findings.append(
                Finding(
                    .error, "import.nothing", "no record was found in what was given",
                    help: "name a file or folder that holds IATI XML, HXL or CSV tables, or registers"))
        }
        return Outcome(
            summary: ImportSummary(
                files: files, records: result.builder.counts, findings: findings, snapshotHash: snapshot.hash),
            snapshot: snapshot, isEmpty: isEmpty)
    }
}
