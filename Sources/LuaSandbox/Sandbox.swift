internal import CLuaShim

/// One Lua state behind a wall: no files, no clock, no chance, no way to hurt the host or to outstay its limits.
///
/// A sandbox is used from one thread at a time and cannot be shared; different sandboxes are independent. After the first
/// error every further call throws that error again: open a fresh one. Lua's own errors never pass through Swift, because
/// everything that can raise them happens inside single calls into C that catch them.
public struct Sandbox: ~Copyable {
    private enum Place {
        case here(OpaquePointer)
        case worker(WorkerSession)
    }

    /// Bytes of the longest arguments of a call.
    private static let mostArgumentBytes = 16 << 20

    private let place: Place

    /// Opens a sandbox; throws when there is no memory for one, or no worker to hold it.
    ///
    /// - Parameters:
    ///   - limits: what it may use.
    ///   - isolation: where it runs.
    ///   - owner: whose scripts it runs: a worker never serves two owners.
    public init(
        limits: Limits = Limits(), isolation: Isolation = .none, owner: String = ""
    ) throws(SandboxError) {
        switch isolation {
        case .process(let pool):
            place = .worker(try WorkerSession(pool: pool, owner: owner, limits: limits))
        case .none:
            var form = limits.shimForm
            guard let state = clua_open(&form) else {
                throw SandboxError(kind: .usage, message: "there is no memory for a Lua state")
            }
            place = .here(state)
        }
    }

    deinit {
        switch place {
        case .here(let state): clua_close(state)
        case .worker(let session): session.close()
        }
    }

    /// The Lua library in use, such as `Lua 5.4.4`.
    public static var release: String { String(cString: clua_release()) }

    /// What has been used so far.
    public var counters: Counters {
        switch place {
        case .here(let state): Counters(clua_counters_of(state))
        case .worker(let session): session.counters
        }
    }

    /// Runs trusted Lua that builds the packs' language from the primitives in its global `host`.
    public mutating func loadPrelude(_ source: some Collection<UInt8>, name: String) throws(SandboxError) {
        try load(source, name: name, role: CLUA_ROLE_PRELUDE)
    }

    /// Takes the source text that `require(module)` runs; errors in it show `file`.
    public mutating func register(
        module: String, source: some Collection<UInt8>, file: String
    ) throws(SandboxError) {
        try load(source, name: file, role: CLUA_ROLE_MODULE, module: module)
    }

    /// Compiles the main source text, for `host.main()` of the prelude or for ``run()``; a later one takes its place.
    public mutating func loadMain(_ source: some Collection<UInt8>, name: String) throws(SandboxError) {
        try load(source, name: name, role: CLUA_ROLE_MAIN)
    }

    /// Runs the main source text and gives what it returns.
    public mutating func run() throws(SandboxError) -> LuaValue {
        try call("", []).value
    }

    /// Compiles and runs one source text and gives what it returns.
    public mutating func run(source: some Collection<UInt8>, name: String) throws(SandboxError) -> LuaValue {
        try loadMain(source, name: name)
        return try run()
    }

    /// Calls what the prelude registered by `host.entry(name, function)`; at most 16 arguments.
    public mutating func call(_ entry: String, _ arguments: [LuaValue]) throws(SandboxError) -> Reply {
        var encoded: [UInt8] = []
        ValueCoding.write(.array(arguments), to: &encoded)
        guard encoded.count <= Self.mostArgumentBytes else {
            throw SandboxError(kind: .usage, message: "the arguments are too long")
        }
        switch place {
        case .worker(let session): return try session.call(entry, encoded)
        case .here(let state): return try Self.call(state, entry, encoded)
        }
    }

    private static func call(_ state: OpaquePointer, _ entry: String, _ arguments: [UInt8]) throws(SandboxError)
        -> Reply
    {
        let status = bytes(entry.utf8) { name in
            arguments.withUnsafeBytes { clua_call(state, name.chars, name.count, $0.baseAddress, $0.count) }
        }
        guard status == 0 else { throw SandboxError(stateOf: state) }
        guard let reply = try? ReplyDecoder.decode(replyBytes(of: state)) else {
            throw SandboxError(kind: .usage, message: "the reply of the sandbox cannot be read")
        }
        return reply
    }

    /// The bytes of the last reply.
    func replyBytes() -> [UInt8] {
        switch place {
        case .here(let state): Self.replyBytes(of: state)
        case .worker(let session): session.reply
        }
    }

    private static func replyBytes(of state: OpaquePointer) -> [UInt8] {
        var start: UnsafePointer<UInt8>?
        var count = 0
        clua_reply(state, &start, &count)
        return Array(UnsafeBufferPointer(start: start, count: count))
    }

    private mutating func load(
        _ source: some Collection<UInt8>, name: String, role: some BinaryInteger, module: String = ""
    ) throws(SandboxError) {
        switch place {
        case .worker(let session):
            try session.load(role: UInt32(role), module: module, name: name, source: source)
        case .here(let state):
            let status = Self.bytes(module.utf8) { moduleName in
                Self.bytes(name.utf8) { file in
                    Self.bytes(source) { text in
                        UInt32(role) == UInt32(CLUA_ROLE_MODULE)
                            ? clua_load_module(
                                state, moduleName.chars, moduleName.count, file.chars, file.count, text.baseAddress,
                                text.count)
                            : clua_load(
                                state, UInt32(role), file.chars, file.count, text.baseAddress, text.count)
                    }
                }
            }
            guard status == 0 else { throw SandboxError(stateOf: state) }
        }
    }

    /// Gives contiguous bytes, never a null pointer.
    private static func bytes<Result>(
        _ source: some Collection<UInt8>, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        var copy = Array(source)
        copy.append(0)
        return copy.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0.dropLast())) }
    }
}

extension UnsafeRawBufferPointer {
    /// The start as C characters.
    fileprivate var chars: UnsafePointer<CChar>? { baseAddress?.assumingMemoryBound(to: CChar.self) }
}
