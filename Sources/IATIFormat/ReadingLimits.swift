/// The bounds that a reader keeps, so that no file can take more than its share.
public struct ReadingLimits: Hashable, Sendable {
    /// Elements nested below the root, at most. IATI itself nests seven deep.
    public var depth: Int
    /// Bytes that one activity may take in memory, about twice what it takes in the file.
    public var recordBytes: Int
    /// Bytes of one file, at most.
    public var fileBytes: Int
    /// Bytes handed to the parser at a time; files are cut at multiples of it however they are fed.
    public var windowBytes: Int

    /// Makes bounds: 64 deep, 32 MiB an activity, 4 GiB a file unless told.
    public init(
        depth: Int = 64, recordBytes: Int = 32 << 20, fileBytes: Int = 4 << 30, windowBytes: Int = 64 << 10
    ) {
        self.depth = depth
        self.recordBytes = recordBytes
        self.fileBytes = fileBytes
        self.windowBytes = windowBytes
    }
}
