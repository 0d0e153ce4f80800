import FoundationEssentials
public import LuaSandbox

/// Where rule packs run: finds the worker program and makes sure that its walls stand.
public struct IsolationChoice: Sendable {
    /// What was settled, and one line that says so to people.
    public struct Outcome: Sendable {
        /// Where packs run.
        public var isolation: Isolation
        /// Such as `isolation: process (seccomp, Landlock)`.
        public var line: String
    }

    /// Why packs are not run.
    public enum Refusal: Error, Hashable {
        /// No program is at any of these places.
        case noWorker([String])
        /// The program was found and cannot serve.
        case refused(WorkerRefusal)
    }

    /// The program named by the caller; `nil` looks beside the running executable.
    public var worker: String?
    /// Runs packs in this process.
    public var inProcess = false
    /// Runs packs in this process where the system refuses the walls.
    public var unsafeInProcess = false

    /// Worker processes, found where they are installed.
    public init() {}

    /// Settles where packs run.
    public func resolved() throws(Refusal) -> Outcome {
        if inProcess { return Outcome(isolation: .none, line: "isolation: none (--in-process)") }
        let pool = WorkerPool(.init(program: try program()))
        do {
            let walls = try pool.walls()
            return Outcome(
                isolation: .process(pool), line: "isolation: process (\(walls.names.joined(separator: ", ")))")
        } catch {
            guard case .missing = error, unsafeInProcess else { throw .refused(error) }
            return Outcome(isolation: .none, line: "isolation: none (--unsafe-in-process: \(error))")
        }
    }

    private func program() throws(Refusal) -> String {
        let name = "rule-worker"
        if let worker {
            guard Self.isProgram(worker) else { throw .noWorker(["`--worker \(worker)`"]) }
            return worker
        }
        let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let folder = executable.deletingLastPathComponent()
        let beside = folder.appending(path: name).path
        let library = folder.deletingLastPathComponent().appending(path: "libexec/concord/\(name)").path
        for path in [beside, library] where Self.isProgram(path) { return path }
        throw .noWorker(["`--worker PATH` (not given)", "`\(beside)`", "`\(library)`"])
    }

    private static func isProgram(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
            && FileManager.default.isExecutableFile(atPath: path)
    }
}

extension IsolationChoice.Refusal: CustomStringConvertible {
    /// What is wrong, and the way out.
    public var description: String {
        switch self {
        case .noWorker(let places):
            "rule packs run in a worker process, and its program `rule-worker` is not at \(Self.listed(places))\n"
                + "help: install it there, name it with `--worker PATH`, or pass `--in-process` for packs you trust"
        case .refused(.missing(let walls, let reason)):
            "\(WorkerRefusal.missing(walls, reason: reason)); rule packs are not run\n"
                + "help: run where the kernel allows it, or pass `--unsafe-in-process` for packs you trust"
        case .refused(let refusal):
            "\(refusal)\nhelp: name another program with `--worker PATH`, or pass `--in-process` for packs you trust"
        }
    }

    private static func listed(_ places: [String]) -> String {
        guard let last = places.last, places.count > 1 else { return places.joined() }
        return places.dropLast().joined(separator: ", ") + " or " + last
    }
}
