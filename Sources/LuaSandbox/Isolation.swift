/// Where a sandbox runs. What it answers is the same to the byte.
public enum Isolation: Sendable {
    /// In this process, behind the counters alone: a fault in the Lua library would be a fault of the host.
    case none
    /// In a worker process that can compute, read and write one socket, and nothing else.
    case process(WorkerPool)

    /// Its name: `none` or `process`.
    public var name: String {
        switch self {
        case .none: "none"
        case .process: "process"
        }
    }
}
