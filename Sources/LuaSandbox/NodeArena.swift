/// The nodes a script made, in the order it made them: operands always come before the node that uses them.
public struct NodeArena: Hashable, Sendable {
    /// One node. What `op`, `kind` and `flags` mean is the prelude's business.
    public struct Node: Hashable, Sendable {
        /// The operation.
        public var op: UInt16
        /// The type of its value.
        public var kind: UInt8
        /// Further marks.
        public var flags: UInt32
        /// Indices of its operands, each less than its own.
        public var operands: [UInt32]
        /// Its label or name.
        public var text: String?
        /// Its constant, as text.
        public var constant: String?
        /// The line of the pack that made it, from 1; 0 when no pack's code was running.
        public var line: Int
        /// The file of that line.
        public var chunk: String?
        /// The first node of the same structure, labels included and lines left out; its own index if it is the first.
        public var canonical: UInt32

        /// Makes a node.
        public init(
            op: UInt16, kind: UInt8, flags: UInt32 = 0, operands: [UInt32] = [], text: String? = nil,
            constant: String? = nil, line: Int = 0, chunk: String? = nil, canonical: UInt32
        ) {
            self.op = op
            self.kind = kind
            self.flags = flags
            self.operands = operands
            self.text = text
            self.constant = constant
            self.line = line
            self.chunk = chunk
            self.canonical = canonical
        }
    }

    /// The nodes.
    public var nodes: [Node]

    /// Makes an arena.
    public init(nodes: [Node] = []) {
        self.nodes = nodes
    }

    /// The node of an index; `nil` outside the arena.
    public subscript(index: UInt32) -> Node? {
        Int(index) < nodes.count ? nodes[Int(index)] : nil
    }
}
