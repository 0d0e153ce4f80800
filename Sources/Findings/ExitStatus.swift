/// How a command ends; the numbers are the contract of the command line.
public enum ExitStatus: Int32, Sendable {
    /// Done.
    case done = 0
    /// Done, and there are findings at or above the threshold.
    case findings = 1
    /// It could not be done: unreadable input, nothing matched.
    case couldNot = 2
    /// Stopped by a limit.
    case stopped = 3
}
