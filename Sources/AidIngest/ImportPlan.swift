import Findings

/// Which files are read as what.
struct ImportPlan {
    private(set) var tasks: [ImportTask] = []
    private(set) var findings: [Finding] = []

    init(_ files: [String], given: [String], limits: ImportLimits) {
        tasks = files.map { ImportTask(path: $0, kind: .unknown, entry: nil) }
    }
}
