internal import CLuaShim

/// One sandbox held by a worker. Once something has gone wrong with the worker, every further call says so again.
final class WorkerSession {
    private let pool: WorkerPool
    private let limits: Limits
    private var worker: WorkerProcess?
    private var failure: SandboxError?
    private var sequence: UInt32 = 0
    private var names: Set<String> = []
    private(set) var counters = Counters()
    private(set) var reply: [UInt8] = []

    /// Opens a state with these limits in a worker of the owner's.
    init(pool: WorkerPool, owner: String, limits: Limits) throws(SandboxError) {
        (self.pool, self.limits) = (pool, limits)
        while true {
            do {
                worker = try pool.take(for: owner)
            } catch {
                throw SandboxError(kind: .stopped, message: "\(error)")
            }
            let isReused = worker.map { $0.sandboxes > 1 } ?? false
            do {
                _ = try ask(CLUA_REQUEST_OPEN, limits.encoded)
                return
            } catch {
                let isLost = failure != nil
                close()
                // Nothing of this sandbox has run yet: what an earlier one did to its worker is not its fault.
                guard isLost, isReused else { throw error }
                failure = nil
            }
        }
    }

    /// The process number of its worker; 0 when there is none any more.
    var workerIdentifier: Int32 { worker?.identifier ?? 0 }

    /// Takes a source text; see the shim.
    func load(role: UInt32, module: String, name: String, source: some Collection<UInt8>) throws(SandboxError) {
        names.insert(String(decoding: name.utf8, as: UTF8.self))
        var body: [UInt8] = []
        body.append(littleEndian: role)
        body.append(littleEndian: UInt32(clamping: name.utf8.count))
        body.append(littleEndian: UInt32(clamping: module.utf8.count))
        body += name.utf8
        body += module.utf8
        // One byte more than is allowed is enough to be refused as too long.
        body += source.prefix(Int(limits.shimForm.source_bytes) + 1)
        _ = try ask(CLUA_REQUEST_LOAD, body)
    }

    /// Calls an entry with encoded arguments.
    func call(_ entry: String, _ arguments: [UInt8]) throws(SandboxError) -> Reply {
        var body: [UInt8] = []
        body.append(littleEndian: UInt32(clamping: entry.utf8.count))
        body += entry.utf8
        body += arguments
        reply = try ask(CLUA_REQUEST_CALL, body)
        guard let decoded = try? ReplyDecoder.decode(reply, names: names) else {
            throw fail(.malformed("its reply is none"))
        }
        return decoded
    }

    /// Closes the state and lets the worker go.
    func close() {
        guard let worker else { return }
        self.worker = nil
        guard (try? worker.send(request(CLUA_REQUEST_CLOSE, []))) != nil else { return }
        pool.giveBack(worker)
    }

    private func request(_ operation: some BinaryInteger, _ body: [UInt8]) -> [UInt8] {
        sequence &+= 1
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count + 8)
        bytes.append(littleEndian: sequence)
        bytes.append(littleEndian: UInt32(operation))
        return bytes + body
    }

    private func ask(_ operation: some BinaryInteger, _ body: [UInt8]) throws(SandboxError) -> [UInt8] {
        if let failure { throw failure }
        guard let worker else { throw SandboxError(kind: .usage, message: "the sandbox is closed") }
        let bytes: [UInt8]
        do {
            bytes = try worker.exchange(request(operation, body), most: limits.mostAnswerBytes(names: names))
        } catch {
            throw fail(error)
        }
        guard let answer = try? WorkerAnswer(bytes, sequence: sequence, names: names) else {
            throw fail(.malformed("it has no form of an answer"))
        }
        counters = answer.counters
        if let error = answer.error { throw error }
        return answer.reply
    }

    /// Ends the worker for good.
    private func fail(_ cause: WorkerProcess.Failure) -> SandboxError {
        worker?.end()
        worker = nil
        let error = SandboxError(cause)
        failure = error
        return error
    }
}

extension Limits {
    /// The fields of the shim's form, in its order.
    fileprivate var encoded: [UInt8] {
        let form = shimForm
        var bytes: [UInt8] = []
        for number in [
            form.instructions, form.live_bytes, form.allocated_bytes, UInt64(form.string_bytes),
            UInt64(form.source_bytes), UInt64(form.call_depth), UInt64(form.output_bytes), UInt64(form.value_depth),
            UInt64(form.modules), UInt64(form.nodes), UInt64(form.edges), UInt64(form.children),
            UInt64(form.text_bytes),
        ] { bytes.append(littleEndian: number) }
        return bytes
    }

    /// More than any answer of a sound worker takes: the value, the arena at its fullest, names, a fault and the header.
    func mostAnswerBytes(names: Set<String>) -> Int {
        let form = shimForm
        let parts = [
            Int(form.output_bytes), Int(form.nodes) * (36 + 8), Int(form.edges) * 4, Int(form.text_bytes) * 2,
            names.reduce(0) { $0 + $1.utf8.count } * 2, 64 << 10,
        ]
        return min(parts.reduce(0, +), 256 << 20)
    }
}

extension SandboxError {
    /// What became of a worker, in words.
    init(_ cause: WorkerProcess.Failure) {
        switch cause {
        case .timeout:
            self.init(kind: .limit, message: "the worker gave no answer in time and was ended", limit: .time)
        case .malformed(let what):
            self.init(kind: .reply, message: "what the worker answered cannot be used: \(what)")
        case .tooLong:
            self.init(kind: .reply, message: "what the worker answered cannot be used: it is too long")
        case .ended(let status): self.init(kind: .stopped, message: Self.words(waitStatus: status))
        }
    }

    private static func words(waitStatus status: Int32) -> String {
        let signal = status & 0x7F
        let known: [Int32: String] = [
            4: "an illegal instruction (SIGILL)", 6: "its own abort (SIGABRT)", 7: "a bus error (SIGBUS)",
            8: "a faulty computation (SIGFPE)", 9: "SIGKILL", 11: "a memory fault (SIGSEGV)",
            24: "the limit of processor time (SIGXCPU)", 31: "the system-call filter (SIGSYS)",
        ]
        guard signal != 0 else { return "the worker ended by itself with status \(status >> 8 & 0xFF)" }
        return "the worker was ended by \(known[signal] ?? "signal \(signal)")"
    }
}

extension [UInt8] {
    /// Appends a number, little-endian.
    mutating func append(littleEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
