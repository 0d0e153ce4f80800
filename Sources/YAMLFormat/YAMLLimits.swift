/// How much a strict reader takes in.
public struct YAMLLimits: Hashable, Sendable {
    /// The most bytes a document may have.
    public var bytes: Int
    /// The most mappings and sequences that may stand inside one another.
    public var depth: Int

    /// Makes limits; the defaults are the project's: 256 KiB, 32 levels.
    public init(bytes: Int = 256 * 1_024, depth: Int = 32) {
        self.bytes = bytes
        self.depth = depth
    }
}
