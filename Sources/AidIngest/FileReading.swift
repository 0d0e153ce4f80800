import AidModel
import CZlib
import Glibc

/// Reads one file as a stream of chunks, unpacked if it is gzip, while hashing the bytes as they lie on disk.
///
/// Memory is bounded by the chunk; what a gzip file may grow to is bounded by `ImportLimits`. One reader, one thread.
struct FileReading: ~Copyable {
    private let descriptor: Int32
    private let limits: ImportLimits
    private var hash = SHA256Stream()
    private let isHashed: Bool
    private var inflation: Inflation?
    private(set) var diskBytes = 0
    private(set) var contentBytes = 0
    private var atEnd = false
    private var started = false

    /// Opens a file for reading; `isHashed` is false where only its beginning is looked at.
    init(path: String, limits: ImportLimits, isHashed: Bool = true) throws(FileFault) {
        // Without waiting: a pipe that nobody writes to would never open.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadable("It is a pipe or a device, not a file")
        }
        self.limits = limits
        self.isHashed = isHashed
    }

    deinit { close(descriptor) }

    /// The next content bytes; empty at the end.
    mutating func next() throws(FileFault) -> [UInt8] {
        while true {
            let chunk = try readDisk()
            if !started {
                started = true
                if chunk.starts(with: [0x1F, 0x8B]) { inflation = try Inflation() }
            }
            if chunk.isEmpty {
                if let inflation, !inflation.isComplete { throw .gzip("the gzip stream ends before its end") }
                return []
            }
            guard inflation != nil else {
                contentBytes += chunk.count
                return chunk
            }
            let content = try inflate(chunk)
            if !content.isEmpty { return content }
        }
    }

    /// All of the content: for kinds that are small by nature.
    mutating func all() throws(FileFault) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let chunk = try next()
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= limits.wholeFileBytes else { throw .tooLarge(limits.wholeFileBytes) }
        }
    }

    /// Reads what is left on disk, so that the hash covers the whole file, and gives the hash. Ask once.
    mutating func finish() throws(FileFault) -> String {
        while try !readDisk().isEmpty {}
        return hash.finish()
    }

    private mutating func readDisk() throws(FileFault) -> [UInt8] {
        guard !atEnd else { return [] }
        var failed: Int32 = 0
        let descriptor = self.descriptor
        let chunk = [UInt8](unsafeUninitializedCapacity: limits.chunkBytes) { buffer, count in
            var got: Int
            repeat { got = read(descriptor, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
            if got < 0 { failed = errno }
            count = max(got, 0)
        }
        if failed != 0 { throw .unreadable(String(cString: strerror(failed))) }
        atEnd = chunk.isEmpty
        diskBytes += chunk.count
        if isHashed { chunk.withUnsafeBytes { hash.update($0) } }
        return chunk
    }

    private mutating func inflate(_ chunk: [UInt8]) throws(FileFault) -> [UInt8] {
        guard let inflation else { return chunk }
        let room = limits.unpackedBytes - contentBytes
        let content = try inflation.inflate(
            chunk, room: room, ratio: limits.gzipRatio, packed: diskBytes, so: contentBytes)
        contentBytes += content.count
        return content
    }
}
