/// What one import may take, so that no input can exhaust the host.
public struct ImportLimits: Hashable, Sendable {
    /// Bytes read at a time.
    public var chunkBytes = 256 * 1024
    /// The most that one gzip file may unpack to.
    public var unpackedBytes = 4 << 30
    /// How many times its packed size a gzip file may unpack to, once past 16 MiB.
    public var gzipRatio = 200
    /// The most for kinds of file that are read whole (tables, code lists, registers).
    public var wholeFileBytes = 256 << 20
    /// Folders in folders.
    public var folderDepth = 32

    /// The limits that commands use.
    public init() {}
}
