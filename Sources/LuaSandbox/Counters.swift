internal import CLuaShim

/// What a sandbox has used so far.
public struct Counters: Hashable, Sendable {
    /// Instructions and charged work, in steps of a thousand for the former.
    public var instructions: Int
    /// Bytes of Lua memory in use.
    public var liveBytes: Int
    /// The most bytes of Lua memory in use at one time.
    public var peakBytes: Int
    /// Bytes of Lua memory asked for altogether since the opening.
    public var allocatedBytes: Int
    /// Nodes in the arena.
    public var nodes: Int
    /// Operands in the arena.
    public var edges: Int
    /// Bytes of text in the arena.
    public var textBytes: Int

    init(_ counters: clua_counters) {
        instructions = Int(clamping: counters.instructions)
        liveBytes = Int(clamping: counters.live_bytes)
        peakBytes = Int(clamping: counters.peak_bytes)
        allocatedBytes = Int(clamping: counters.allocated_bytes)
        nodes = Int(counters.nodes)
        edges = Int(counters.edges)
        textBytes = Int(counters.text_bytes)
    }
}
