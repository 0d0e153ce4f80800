internal import CLuaShim
import Glibc
import Synchronization

/// Worker processes for packs: each works for one pack alone, and one that fails is replaced.
///
/// Any number of threads may open sandboxes in one pool; a worker holds one sandbox at a time.
public final class WorkerPool: Sendable {
    /// How workers are run.
    public struct Settings: Sendable {
        /// The path of the worker's program; it is never searched for.
        public var program: String
        /// How long one answer may take before the worker is killed. Counters stop scripts long before.
        public var wallClock: Duration = .seconds(10)
        /// Bytes of address space on top of the program itself and the snapshot: three times what a script may hold by the
        /// default limits, and little enough that a worker that has been taken over stays within 64 MiB.
        public var memoryBytes = 56 << 20
        /// How many workers may wait for more work; the longest waiting is ended first.
        public var idle = 4
        /// How many sandboxes a worker holds in its life: well within its processor time.
        public var sandboxes = 500
        /// What is mapped into each worker, read-only.
        public var snapshot: SealedBytes?

        /// Runs this program.
        public init(program: String) {
            self.program = program
        }
    }

    private let settings: Settings
    private let idle = Mutex<[WorkerProcess]>([])

    /// A pool without workers yet.
    public init(_ settings: Settings) {
        self.settings = settings
    }

    /// Starts a worker where none waits, and says which walls stand; throws where packs must not be run.
    public func walls() throws(WorkerRefusal) -> Walls {
        let worker = try idle.withLock { $0.popLast() }.orStart(settings)
        defer { giveBack(worker) }
        return worker.walls
    }

    /// A worker that has worked for nobody else than this owner.
    func take(for owner: String) throws(WorkerRefusal) -> WorkerProcess {
        let waiting = idle.withLock { workers in
            let place =
                workers.lastIndex { $0.owner == owner } ?? workers.lastIndex { $0.owner == nil }
            return place.map { workers.remove(at: $0) }
        }
        let worker = try waiting.orStart(settings)
        worker.owner = owner
        worker.sandboxes += 1
        return worker
    }

    /// Takes back a worker that is still sound.
    func giveBack(_ worker: WorkerProcess) {
        guard worker.sandboxes < settings.sandboxes else { return }
        let surplus = idle.withLock { workers in
            workers.append(worker)
            return workers.count > settings.idle ? workers.removeFirst() : nil
        }
        surplus?.end()
    }
}

extension WorkerProcess? {
    fileprivate func orStart(_ settings: WorkerPool.Settings) throws(WorkerRefusal) -> WorkerProcess {
        if let self { return self }
        return try WorkerProcess(settings)
    }
}

/// Bytes in memory that nobody can change any more, for workers to map.
public final class SealedBytes: Sendable {
    let descriptor: Int32

    /// Copies the bytes and seals them; `nil` when the system has no memory for it.
    public init?(_ bytes: some Collection<UInt8>) {
        let copy = Array(bytes)
        descriptor = copy.withUnsafeBytes { clua_sealed($0.baseAddress, $0.count) }
        if descriptor < 0 { return nil }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
