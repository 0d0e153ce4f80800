import FoundationEssentials
import Glibc
import Synchronization

/// Ends the whole test run when a script that should have been stopped runs on: a hang must not look like patience.
///
/// It watches each script by itself, so that a long run of other tests is no hang.
enum Watchdog {
    /// How long one script may run; the sandbox's own limits end it after seconds, even on a busy machine.
    private static let patience: UInt64 = 240

    /// When each script that runs began, in seconds, by a number of its own.
    private static let running = Mutex<(next: Int, began: [Int: UInt64])>((0, [:]))

    private static let thread: Void = {
        var handle = pthread_t()
        pthread_create(
            &handle, nil,
            { _ in
                while true {
                    sleep(1)
                    let oldest = running.withLock { $0.began.values.min() }
                    if let oldest, now() - oldest > patience { abort() }
                }
            }, nil)
        pthread_detach(handle)
    }()

    /// Runs a script, and watches it as long as it runs.
    static func watching<Value>(_ script: () throws -> Value) rethrows -> Value {
        thread
        let number = running.withLock { state in
            state.next += 1
            state.began[state.next] = now()
            return state.next
        }
        defer { running.withLock { $0.began[number] = nil } }
        return try script()
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec)
    }
}
