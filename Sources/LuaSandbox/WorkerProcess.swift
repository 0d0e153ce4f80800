internal import CLuaShim
import Glibc

/// One worker process and the socket to it.
///
/// It belongs to whoever took it from its pool and is used from one thread at a time: the pool gives it to nobody else
/// meanwhile. That, and not the type, makes it safe to hand over between threads.
final class WorkerProcess: @unchecked Sendable {
    /// Why a message did not come through.
    enum Failure: Error {
        /// The process is gone; its wait status.
        case ended(Int32)
        /// No answer within the time.
        case timeout
        /// What it said is no message that was asked for.
        case malformed(String)
        /// The message is longer than a worker takes.
        case tooLong
    }

    /// The walls that stand around it.
    let walls: Walls
    /// Landlock's version in the kernel, 0 for none.
    let landlock: Int
    /// Bytes of the snapshot that it has mapped.
    let snapshotBytes: Int
    /// The pack it has worked for; `nil` while it has read no pack.
    var owner: String?
    /// How many sandboxes it has held.
    var sandboxes = 0

    private var handle: OpaquePointer?
    private let milliseconds: UInt32

    /// Starts the program and waits until it has locked itself in.
    init(_ settings: WorkerPool.Settings) throws(WorkerRefusal) {
        var error: Int32 = 0
        let started = clua_worker_start(
            settings.program, UInt64(clamping: settings.memoryBytes), settings.snapshot?.descriptor ?? -1, &error)
        guard let started else {
            throw .cannotStart(program: settings.program, reason: String(cString: strerror(error)))
        }
        let time = settings.wallClock.components
        milliseconds = UInt32(clamping: time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000)
        let hello: Hello
        do {
            hello = try Hello(Self.receive(started, most: 4096, milliseconds))
        } catch {
            clua_worker_end(started)
            throw .notAWorker(program: settings.program)
        }
        (walls, landlock, snapshotBytes) = (hello.walls, hello.landlock, hello.snapshotBytes)
        handle = started
        guard hello.release == Sandbox.release else {
            end()
            throw .notAWorker(program: settings.program)
        }
        guard walls.isSuperset(of: .required) else {
            end()
            throw .missing(.required.subtracting(walls), reason: String(cString: strerror(hello.error)))
        }
    }

    deinit { end() }

    /// Its process number; 0 when it has ended.
    var identifier: Int32 { handle.map { clua_worker_pid($0) } ?? 0 }

    /// Sends a message and takes the answer, of at most so many bytes. A worker that fails is ended.
    func exchange(_ request: [UInt8], most: Int) throws(Failure) -> [UInt8] {
        try send(request)
        guard let handle else { throw .ended(0) }
        do {
            return try Self.receive(handle, most: most, milliseconds)
        } catch {
            throw failed(error)
        }
    }

    /// Sends a message that has no answer.
    func send(_ request: [UInt8]) throws(Failure) {
        guard let handle else { throw .ended(0) }
        let status = request.withUnsafeBytes { clua_worker_send(handle, $0.baseAddress, $0.count, milliseconds) }
        if let failure = Self.failure(status) { throw failed(failure) }
    }

    /// Ends the process; its wait status.
    @discardableResult func end() -> Int32 {
        defer { handle = nil }
        return handle.map { clua_worker_end($0) } ?? 0
    }

    private func failed(_ failure: Failure) -> Failure {
        let status = end()
        guard case .ended = failure else { return failure }
        return .ended(status)
    }

    private static func receive(_ handle: OpaquePointer, most: Int, _ milliseconds: UInt32) throws(Failure) -> [UInt8] {
        var start: UnsafePointer<UInt8>?
        var count = 0
        let status = clua_worker_receive(handle, most, milliseconds, &start, &count)
        if let failure = failure(status) { throw failure }
        // The one copy: from here on nothing that the worker does can change what was said.
        return Array(UnsafeBufferPointer(start: start, count: count))
    }

    private static func failure(_ status: Int32) -> Failure? {
        switch Int(status) {
        case Int(CLUA_EXCHANGE_DONE): nil
        case Int(CLUA_EXCHANGE_TIMEOUT): .timeout
        case Int(CLUA_EXCHANGE_TOO_LONG): .tooLong
        case Int(CLUA_EXCHANGE_UNASKED): .malformed("it spoke without being asked")
        default: .ended(0)
        }
    }
}

/// The first words of a worker.
private struct Hello {
    let walls: Walls
    let landlock: Int
    let error: Int32
    let snapshotBytes: Int
    let release: String

    init(_ bytes: [UInt8]) throws(MalformedReply) {
        var reader = ByteReader(bytes)
        let magic: UInt32 = try reader.integer()
        let version: UInt32 = try reader.integer()
        guard magic == CLUA_WORKER_MAGIC, version == CLUA_WORKER_VERSION else { throw MalformedReply() }
        walls = Walls(rawValue: try reader.integer())
        let landlock: UInt32 = try reader.integer()
        error = try reader.integer()
        let snapshot: UInt64 = try reader.integer()
        (self.landlock, snapshotBytes) = (Int(landlock), Int(clamping: snapshot))
        release = try reader.text()
        guard reader.isAtEnd else { throw MalformedReply() }
    }
}
