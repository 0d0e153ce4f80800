import FoundationEssentials
import TestSupport
import Testing

@testable import LuaSandbox

/// Workers that have been taken over: whatever they do costs the script they hold, and nothing else.
@Suite struct HostileWorkerTests {
    static func pool() -> WorkerPool {
        var settings = WorkerPool.Settings(program: BuiltPrograms.hostileWorker.path)
        settings.wallClock = .milliseconds(400)
        return WorkerPool(settings)
    }

    static func run(_ script: String, _ pool: WorkerPool) throws(SandboxError) -> LuaValue {
        try ScriptRunner.run(source: script.utf8, name: "pack.lua", isolation: .process(pool))
    }

    /// The error that a taken-over worker costs its script; then the same pool must serve the next one.
    static func end(_ how: String) throws -> SandboxError? {
        let pool = pool()
        var ended: SandboxError?
        do throws(SandboxError) {
            _ = try run("-- hostile: \(how)\nreturn 1", pool)
        } catch {
            ended = error
        }
        #expect(try run("return 41 + 1", pool) == .int(42))
        return ended
    }

    static let signal = "the worker was ended by "

    static let systemCalls = [
        "read-other", "write-other", "open", "socket", "connect", "sendmsg", "recvmsg", "sendto", "execve", "execveat",
        "clone", "clone3", "unshare", "setns", "mmap-executable", "mmap-writable-executable", "mmap-file", "mprotect",
        "pkey-mprotect", "kill-parent", "tgkill", "pidfd-open", "ptrace", "process-vm-readv", "process-vm-writev",
        "prctl", "prlimit", "memfd-create", "io-uring", "bpf", "perf-event-open", "userfaultfd", "keyctl", "add-key",
        "mount", "chroot", "dup", "pipe", "ioctl", "fcntl", "close", "shmget", "rt-sigaction", "sched-setaffinity",
        "getdents", "seccomp", "setuid", "nanosleep", "uname", "getrandom",
    ]

    @Test(arguments: systemCalls)
    func `a system call that computing does not take ends the worker`(name: String) throws {
        #expect(
            try Self.end("syscall \(name)")
                == SandboxError(kind: .stopped, message: Self.signal + "the system-call filter (SIGSYS)"))
    }

    #if arch(x86_64)
        @Test(arguments: ["x32-open", "int80"])
        func `the other doors into the kernel are shut too`(name: String) throws {
            let error = try #require(try Self.end("syscall \(name)"))
            #expect(error.kind == .stopped)
            #expect(error.message.hasPrefix(Self.signal))
        }
    #endif

    @Test(arguments: [
        ("crash segv", "ended by a memory fault (SIGSEGV)"), ("crash code", "ended by a memory fault (SIGSEGV)"),
        ("crash illegal", "ended by an illegal instruction (SIGILL)"),
        ("crash abort", "ended by the system-call filter (SIGSYS)"),
        ("crash stack", "ended by a memory fault (SIGSEGV)"), ("memory", "by itself with status 7"),
        ("crash exit-0", "by itself with status 0"), ("crash exit-3", "by itself with status 3"),
        ("half", "by itself with status 0"),
    ])
    func `a worker that ends costs its script, with the way it ended`(how: String, words: String) throws {
        let error = try #require(try Self.end(how))
        #expect(error.kind == .stopped)
        #expect(error.message.hasSuffix(words))
    }

    @Test(arguments: ["hang", "drip"])
    func `a worker that hangs is ended by the clock`(how: String) throws {
        #expect(
            try Self.end(how)
                == SandboxError(
                    kind: .limit, message: "the worker gave no answer in time and was ended", limit: .time))
    }

    @Test(arguments: [
        // The length that the message says it has.
        ("raw 00000000", "it has no form of an answer"), ("raw 0100000000", "it has no form of an answer"),
        ("raw ffffffff", "it is too long"), ("long", "it is too long"), ("answer declare=0x7fffffff", "it is too long"),
        ("answer declare=80", "it has no form of an answer"),
        // Which request it answers.
        ("answer sequence=1", "it has no form of an answer"),
        ("answer sequence=0xffffffff", "it has no form of an answer"),
        // Fault fields that contradict each other.
        ("answer status=7", "it has no form of an answer"), ("answer status=0xffffffff", "it has no form of an answer"),
        ("answer status=2", "it has no form of an answer"), ("answer limit=1", "it has no form of an answer"),
        ("answer line=3", "it has no form of an answer"), ("answer has_file=1", "it has no form of an answer"),
        ("answer has_file=2", "it has no form of an answer"), ("answer message=6869", "it has no form of an answer"),
        ("answer code=6869", "it has no form of an answer"),
        ("answer status=2 reply= has_file=1 file=2f6574632f706173737764", "it has no form of an answer"),
        ("answer status=2 reply= file=6869", "it has no form of an answer"),
        ("answer status=2 reply= limit=1", "it has no form of an answer"),
        ("answer status=5 reply=", "it has no form of an answer"),
        ("answer status=5 reply= limit=15", "it has no form of an answer"),
        ("answer status=5 reply= limit=99", "it has no form of an answer"),
        ("answer status=2 reply= code=\(String(repeating: "61", count: 64))", "it has no form of an answer"),
        ("answer status=2 reply= message=\(String(repeating: "61", count: 1024))", "it has no form of an answer"),
        // Replies that are none.
        ("answer reply=", "its reply is none"), ("answer reply=434c5250", "its reply is none"),
        ("answer reply=434c525002000000", "its reply is none"),
        ("answer reply=\(head(value: 1))09", "its reply is none"),
        ("answer reply=\(head(value: 5))0800000000", "its reply is none"),
        ("answer reply=\(head(value: 5))06ffffffff", "its reply is none"),
        ("answer reply=\(head(value: 5))07ffffffff", "its reply is none"),
        ("answer reply=\(head(value: 5))05ffffffff", "its reply is none"),
        ("answer reply=\(head(value: 1, nodes: 0xFFFF_FFFF))00", "its reply is none"),
        ("answer reply=\(head(value: 1, chunks: 1))00010000002f", "its reply is none"),
        ("answer reply=\(head(value: 1))0000", "its reply is none"),
        // Out of turn.
        ("torn", "its reply is none"), ("twice", "it spoke without being asked"),
        ("early", "it spoke without being asked"),
    ])
    func `an answer that is none costs its script`(how: String, words: String) throws {
        #expect(
            try Self.end(how)
                == SandboxError(kind: .reply, message: "what the worker answered cannot be used: \(words)"))
    }

    /// The hexadecimal digits of a reply's header.
    static func head(value: UInt32, nodes: UInt32 = 0, chunks: UInt32 = 0) -> String {
        [0x5052_4C43, 1, value, nodes, 0, 0, 0, chunks].map { (number: UInt32) in
            withUnsafeBytes(of: number.littleEndian) { bytes in
                bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
            }
        }.joined()
    }

    @Test func `a worker that floods is ended, and its sound answer stands`() throws {
        #expect(try Self.end("flood") == nil)
    }

    @Test func `a fault that a worker makes up is an error of its script alone`() throws {
        #expect(
            try Self.end("answer status=2 reply= message=6869") == SandboxError(kind: .error, message: "hi"))
    }

    @Test func `after a fault every further call says so again`() throws {
        var sandbox = try Sandbox(isolation: .process(Self.pool()), owner: "pack.lua")
        try sandbox.loadMain("-- hostile: crash segv".utf8, name: "pack.lua")
        let first = #expect(throws: SandboxError.self) { try sandbox.run() }
        let second = #expect(throws: SandboxError.self) { try sandbox.run(source: "return 1".utf8, name: "pack.lua") }
        #expect(first == second)
        #expect(first?.kind == .stopped)
    }
}
