import Dispatch
import Glibc
import Synchronization

/// One line on standard error that says how far long work is: only on a terminal, only after a second, ten times a second
/// at most.
final class ProgressLine: Sendable {
    private struct State {
        var started: UInt64
        var shown: UInt64 = 0
    }

    private let isShown: Bool
    private let state: Mutex<State>

    init(quiet: Bool) {
        isShown = !quiet && isatty(STDERR_FILENO) == 1
        state = Mutex(State(started: DispatchTime.now().uptimeNanoseconds))
    }

    /// Shows `done` of `total`, and the time left at the pace so far.
    func show(_ done: Int, of total: Int, _ what: String) {
        guard isShown, total > 0 else { return }
        let now = DispatchTime.now().uptimeNanoseconds
        state.withLock { state in
            let elapsed = now - state.started
            guard elapsed > 1_000_000_000, now - state.shown > 100_000_000 else { return }
            state.shown = now
            let left = done > 0 ? elapsed / UInt64(done) * UInt64(total - done) / 1_000_000_000 : 0
            StandardError.write("\r\(done) of \(total) \(what), about \(left) s left\u{1B}[K")
        }
    }

    /// Takes the line away.
    func clear() {
        state.withLock { state in
            if state.shown > 0 { StandardError.write("\r\u{1B}[K") }
            state.shown = 0
        }
    }
}
