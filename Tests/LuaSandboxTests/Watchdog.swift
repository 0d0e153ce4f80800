import FoundationEssentials
import Glibc

/// Ends the whole test run when a script that should have been stopped runs on: a hang must not look like patience.
enum Watchdog {
    private static let thread: Void = {
        var handle = pthread_t()
        pthread_create(
            &handle, nil,
            { _ in
                sleep(240)
                abort()
            }, nil)
        pthread_detach(handle)
    }()

    /// Starts the clock, once.
    static func arm() { thread }
}
