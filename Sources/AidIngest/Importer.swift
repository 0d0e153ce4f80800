public import AidModel
public import Findings

/// Reads files into the model: every record becomes part of it or is named in a finding.
///
/// Reference files (code lists, places, countries, organisations, rates) are read first, then all others against them,
/// on several threads; results are put together in the order of the paths, so that neither threads nor the order of the
/// arguments change a byte. Reads only the paths given; knows no clock.
public struct Importer: Sendable {
    /// How far an import is, for showing to people.
    public struct Progress: Sendable {
        /// Files read.
        public var done: Int
        /// Files to read.
        public var of: Int
    }

    /// What an import made.
    public struct Result: Sendable {
        /// The records, ready to be packed into a Snapshot.
        public var builder = SnapshotBuilder()
        /// What a reader should know, in the order of places.
        public var findings: [Finding] = []
        /// Every file that was looked at, in the order of paths.
        public var files: [ImportedFile] = []
    }

    private let limits: ImportLimits
    private let jobs: Int

    /// Makes an importer that works on at most `jobs` threads.
    public init(limits: ImportLimits = ImportLimits(), jobs: Int = 2) {
        self.limits = limits
        self.jobs = max(1, jobs)
    }

    /// Reads files and folders; `progress` is called now and then, from any thread.
    public func read(_ paths: [String], progress: @escaping @Sendable (Progress) -> Void = { _ in }) -> Result {
        let folder = InputFolder(paths, limits: limits)
        let plan = ImportPlan(folder.files, given: paths, limits: limits, jobs: jobs)
        var result = Result()
        result.findings = folder.findings + plan.findings
        let tally = ProgressTally(of: plan.tasks.count, report: progress)
        var batches = run(plan.tasks.filter { $0.kind.isReference }, ReferenceTables(), tally)
        let references = ReferenceTables(batches.map(\.builder))
        batches += run(plan.tasks.filter { !$0.kind.isReference }, references, tally)
        merge(batches, into: &result)
        result.findings.sort()
        return result
    }

    private func run(_ tasks: [ImportTask], _ references: ReferenceTables, _ tally: ProgressTally) -> [ImportBatch] {
        ParallelMap(jobs: jobs).map(tasks, weight: \.fileBytes) { task in
            defer { tally.step() }
            return task.read(references, limits: limits)
        }
    }

    /// Puts batches together by path; a second file with the same bytes of the same data set is named and left out.
    private func merge(_ batches: [ImportBatch], into result: inout Result) {
        var seen: [String: String] = [:]
        var paths: [Int: String] = [:]
        for batch in batches.sorted(by: { $0.file.path < $1.file.path }) {
            var file = batch.file
            if let first = seen[file.sha256], !file.sha256.isEmpty {
                file.records = 0
                result.findings.append(
                    Finding(
                        .note, "import.same-file", "the file has the same bytes as `\(first)` and was read once",
                        at: SourceLocation(file: file.path)))
            } else {
                seen[file.sha256] = file.path
                result.findings += batch.findings
                if let source = batch.source {
                    let index = result.builder.addSource(source, path: file.path)
                    paths[index] = file.path
                    result.builder.absorb(batch.builder, source: index)
                }
            }
            result.files.append(file)
        }
        result.findings += SourceDifferences(paths: paths).findings(result.builder.readings)
    }
}
