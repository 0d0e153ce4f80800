import CSnapshot

/// A hashed, immutable, packed set of tables: the Snapshot itself, or what is derived from it.
///
/// Same records, same bytes; the hash is over all of them. A segment may be read from any thread.
public struct Segment: Sendable {
    /// The level of the buffer's layout.
    public static let layout = Int(CSNAPSHOT_LAYOUT)

    /// The buffer, in the layout of `CSnapshot.h`.
    public let bytes: [UInt8]
    /// The SHA-256 in the buffer's header, in lower-case hexadecimal.
    public let hash: String
    let reader: SnapshotReader

    /// Why a buffer is not a segment.
    public enum LayoutError: Error, Hashable {
        /// The first bytes are not those of a segment, or of another layout.
        case notASegment
        /// An offset, count or number points outside the buffer.
        case outOfBounds
        /// The hash in the header is not that of the bytes.
        case hashDiffers
    }

    /// Checks and opens a buffer: magic, layout, every offset and the hash.
    public init(bytes: [UInt8]) throws(LayoutError) {
        reader = try SnapshotReader(bytes: bytes)
        self.bytes = bytes
        hash = reader.hash
    }

    /// Opens a buffer that was just packed under this hash: everything is checked but the hash is not taken again.
    init(bytes: [UInt8], hash digest: SHA256Digest) throws(LayoutError) {
        reader = try SnapshotReader(bytes: bytes, hash: digest)
        self.bytes = bytes
        hash = reader.hash
    }

    /// The rows of one kind of record; empty when the segment has no such table.
    public func rows<Record: SnapshotRecord>(of type: Record.Type) -> SnapshotRows<Record> {
        SnapshotRows(reader: reader)
    }
}

/// Puts tables together into a segment.
public struct SegmentBuilder {
    private var writer = SnapshotWriter()

    /// Makes an empty builder.
    public init() {}

    /// Appends records, in the order given, to the table of their kind. Call once per kind, in a fixed order.
    public mutating func append<Record: SnapshotRecord>(_ records: some Sequence<Record>) {
        writer.append(records, SnapshotSchema<Record>())
    }

    /// The finished segment.
    public mutating func build() throws(Segment.LayoutError) -> Segment {
        let (bytes, digest) = writer.finish()
        return try Segment(bytes: bytes, hash: digest)
    }
}
