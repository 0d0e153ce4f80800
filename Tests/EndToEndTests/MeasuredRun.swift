import Foundation

/// One run of a program that is ended at a deadline, with what it and its own children used.
struct MeasuredRun: Sendable {
    /// What it wrote on standard output.
    let output: String
    /// How it ended; `nil` when a signal ended it.
    let status: Int32?
    /// Seconds of processor time, its children's included.
    let processorSeconds: Double
    /// Bytes of memory of the greatest of these processes at its greatest.
    let peakBytes: Int
    /// Whether the deadline ended it.
    let isLate: Bool

    /// Runs a program with an empty environment.
    init(_ program: URL, _ arguments: [String], deadline: Duration) throws {
        let scratch = try ScratchFolder()
        let outputFile = try scratch.write("", to: "output")
        let process = try Self.start(program, arguments, output: outputFile)
        let end = ContinuousClock.now + deadline
        var (raw, usage, late) = (Int32(0), rusage(), false)
        while wait4(process, &raw, WNOHANG, &usage) == 0 {
            if ContinuousClock.now > end {
                late = true
                kill(process, SIGKILL)
                wait4(process, &raw, 0, &usage)
                break
            }
            usleep(2_000)
        }
        isLate = late
        status = raw & 0x7F == 0 ? raw >> 8 & 0xFF : nil
        processorSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        peakBytes = Int(usage.ru_maxrss) * 1024
        output = String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

    private static func start(_ program: URL, _ arguments: [String], output: URL) throws -> pid_t {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&files, 1, output.path, O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)
        var process = pid_t()
        var words: [UnsafeMutablePointer<CChar>?] = ([program.path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var nothing: [UnsafeMutablePointer<CChar>?] = [nil]
        let error = posix_spawn(&process, program.path, &files, nil, &words, &nothing)
        guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
        return process
    }
}
