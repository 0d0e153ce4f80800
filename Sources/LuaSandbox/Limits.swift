internal import CLuaShim

/// What one sandbox may use, from its opening to its end.
///
/// Every figure is counted, none is timed, so a script stops at the same place on every machine.
public struct Limits: Hashable, Sendable {
    /// Virtual machine instructions, plus what library functions charge for the work they do.
    public var instructions = 2_000_000
    /// Bytes of Lua memory in use at one time.
    public var liveBytes = 16 << 20
    /// Bytes of Lua memory asked for altogether, freed or not.
    public var allocatedBytes = 64 << 20
    /// Bytes of the longest single string.
    public var stringBytes = 16 << 10
    /// Bytes of the longest source text.
    public var sourceBytes = 256 << 10
    /// Calls inside calls, looked at every thousand instructions.
    public var callDepth = 200
    /// Bytes of the encoded value a call returns.
    public var outputBytes = 1 << 20
    /// Tables inside tables, in values that go in or come out.
    public var valueDepth = 32
    /// Source texts in one sandbox.
    public var sources = 64
    /// Nodes of the rule graph.
    public var nodes = 65_536
    /// Operands in the rule graph altogether.
    public var edges = 262_144
    /// Operands of one node.
    public var children = 1_000
    /// Bytes of all texts in the rule graph.
    public var textBytes = 1 << 20

    /// The limits for staging one rule.
    public init() {}

    /// The shim's form; figures outside its range become the nearest it has.
    var shimForm: clua_limits {
        clua_limits(
            instructions: UInt64(clamping: instructions), live_bytes: UInt64(clamping: liveBytes),
            allocated_bytes: UInt64(clamping: allocatedBytes), string_bytes: UInt32(clamping: stringBytes),
            source_bytes: UInt32(clamping: sourceBytes), call_depth: UInt32(clamping: min(callDepth, 10_000)),
            output_bytes: UInt32(clamping: outputBytes), value_depth: UInt32(clamping: min(valueDepth, 60)),
            modules: UInt32(clamping: sources), nodes: UInt32(clamping: nodes), edges: UInt32(clamping: edges),
            children: UInt32(clamping: children), text_bytes: UInt32(clamping: textBytes))
    }
}
