internal import CLuaShim

/// Why a script gave no value. The first thing that goes wrong in a sandbox stays, whatever is called afterwards.
public struct SandboxError: Error, Hashable, Sendable {
    /// What sort of thing went wrong.
    public enum Kind: String, Hashable, Sendable {
        /// The source text is not Lua.
        case syntax
        /// An ordinary error of the script.
        case error
        /// The prelude refused something; `code` says what.
        case refused
        /// A value that cannot come out: a function, a table within itself, mixed keys.
        case type
        /// A limit was reached; `limit` says which.
        case limit
        /// The host's own mistake: an entry or argument that does not exist, or no memory to start with.
        case usage
        /// The worker process ended before it answered: it crashed, or was killed for what it tried.
        case stopped
        /// The worker process answered with bytes that are no answer.
        case reply
    }

    /// Which limit ended a script.
    public enum Limit: String, Hashable, Sendable, CaseIterable {
        /// Instructions and work.
        case instructions
        /// Lua memory in use at once.
        case memory
        /// Lua memory asked for altogether.
        case allocation
        /// The length of one string.
        case string
        /// The length of a source text.
        case source
        /// Calls inside calls.
        case depth
        /// Blocks and expressions inside each other, in a source text.
        case nesting
        /// The size of the value returned.
        case output
        /// Nodes of the rule graph.
        case nodes
        /// Operands in the rule graph altogether.
        case edges
        /// Operands of one node.
        case children
        /// Texts of the rule graph.
        case text
        /// Source texts in one sandbox.
        case sources
        /// Items in one library call.
        case items
        /// The clock, which stops a worker that no counter stopped: never a script, which the counters stop first.
        case time
    }

    /// What sort of thing went wrong.
    public var kind: Kind
    /// The prelude's stable code when it refused something, such as `handle-equality`; else `nil`.
    public var code: String?
    /// One sentence without place, in lower case unless the script wrote it. It may hold any text of the script.
    public var message: String
    /// The file, as it was named when loaded; `nil` when no pack's code was running.
    public var file: String?
    /// The line in that file, from 1.
    public var line: Int?
    /// Which limit, when one was reached.
    public var limit: Limit?

    /// Makes an error.
    public init(
        kind: Kind, code: String? = nil, message: String, file: String? = nil, line: Int? = nil, limit: Limit? = nil
    ) {
        self.kind = kind
        self.code = code
        self.message = message
        self.file = file
        self.line = line
        self.limit = limit
    }
}

extension SandboxError {
    /// Reads the fault a state holds.
    init(stateOf state: OpaquePointer) {
        guard let fault = clua_fault_of(state) else {
            self.init(kind: .usage, message: "the sandbox holds no fault")
            return
        }
        var length = 0
        let name = clua_chunk_name(state, fault.pointee.chunk, &length)
        self.init(
            kind: Self.kind(fault.pointee.kind) ?? .usage, code: Self.text(fault.pointee.code),
            message: Self.text(fault.pointee.message) ?? "",
            file: name.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: length), as: UTF8.self) },
            line: fault.pointee.line > 0 ? Int(fault.pointee.line) : nil, limit: Self.limit(fault.pointee.limit))
    }

    /// The sort of a fault, by the shim's number; `nil` when that is none.
    static func kind(_ number: UInt32) -> Kind? {
        let kinds: [Kind] = [.syntax, .error, .refused, .type, .limit, .usage]
        return number >= 1 && Int(number) <= kinds.count ? kinds[Int(number) - 1] : nil
    }

    /// The limit of the shim's number: all but the clock are counted there.
    static func limit(_ number: UInt32) -> Limit? {
        number >= 1 && Int(number) < Limit.allCases.count ? Limit.allCases[Int(number) - 1] : nil
    }

    /// The text of a fixed C array up to its zero byte; `nil` when there is none.
    private static func text<Characters>(_ characters: Characters) -> String? {
        withUnsafeBytes(of: characters) { bytes in
            let text = bytes.prefix { $0 != 0 }
            return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
        }
    }
}
