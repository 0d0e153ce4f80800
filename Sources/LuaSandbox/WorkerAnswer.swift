/// An answer of a worker, read from bytes that are not trusted; the shim's header lays them out.
struct WorkerAnswer {
    /// What has been used.
    let counters: Counters
    /// What went wrong in the script, if anything did.
    let error: SandboxError?
    /// The reply to a call, not looked into yet.
    let reply: [UInt8]

    /// Reads the answer to the request of this number; a file it names must be one of `names`.
    init(_ bytes: [UInt8], sequence: UInt32, names: Set<String>) throws(MalformedReply) {
        var reader = ByteReader(bytes)
        let answered: UInt32 = try reader.integer()
        guard answered == sequence else { throw MalformedReply() }
        let status: UInt32 = try reader.integer()
        let limit: UInt32 = try reader.integer()
        let line: UInt32 = try reader.integer()
        let hasFile: UInt32 = try reader.integer()
        var figures: [UInt64] = []
        for _ in 0..<7 { figures.append(try reader.integer()) }
        counters = Counters(figures)
        var lengths: [Int] = []
        for _ in 0..<4 { lengths.append(Int(try reader.integer() as UInt32)) }
        let code = try reader.text(length: lengths[0])
        let message = try reader.text(length: lengths[1])
        let file = try reader.text(length: lengths[2])
        reply = try reader.bytes(length: lengths[3])
        guard reader.isAtEnd, lengths[0] < 64, lengths[1] < 1024, hasFile <= 1 else { throw MalformedReply() }
        guard status != 0 else {
            guard limit == 0, line == 0, hasFile == 0, code.isEmpty, message.isEmpty else { throw MalformedReply() }
            error = nil
            return
        }
        guard let kind = SandboxError.kind(status), reply.isEmpty, (kind == .limit) == (limit != 0),
            limit == 0 || SandboxError.limit(limit) != nil, hasFile == 1 ? names.contains(file) : file.isEmpty
        else { throw MalformedReply() }
        error = SandboxError(
            kind: kind, code: code.isEmpty ? nil : code, message: message, file: hasFile == 1 ? file : nil,
            line: line > 0 ? Int(line) : nil, limit: SandboxError.limit(limit))
    }
}
