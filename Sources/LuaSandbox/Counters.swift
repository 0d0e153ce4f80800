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

    /// Nothing used.
    init() {
        self.init(clua_counters())
    }

    /// The figures of a worker's answer, in the order of the shim's structure.
    init(_ figures: [UInt64]) {
        let figure = { Int(clamping: figures[$0]) }
        (instructions, liveBytes, peakBytes, allocatedBytes) = (figure(0), figure(1), figure(2), figure(3))
        (nodes, edges, textBytes) = (figure(4), figure(5), figure(6))
    }

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
