/// What a call gave: its value, and every node made so far in the sandbox.
public struct Reply: Hashable, Sendable {
    /// The value returned.
    public var value: LuaValue
    /// The arena.
    public var nodes: NodeArena

    /// Makes a reply.
    public init(value: LuaValue, nodes: NodeArena = NodeArena()) {
        self.value = value
        self.nodes = nodes
    }
}
