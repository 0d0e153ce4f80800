import CZlib

/// One gzip stream being unpacked by zlib, within bounds.
final class Inflation {
    private var stream = z_stream()
    private(set) var isComplete = false

    init() throws(FileFault) {
        // 15 window bits, and 16 for the gzip wrapper.
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .gzip("the unpacker could not be started")
        }
    }

    deinit { inflateEnd(&stream) }

    /// Unpacks a chunk; stops when the content outgrows `room` bytes, or `ratio` times what was packed past 16 MiB.
    func inflate(_ chunk: [UInt8], room: Int, ratio: Int, packed: Int, so far: Int) throws(FileFault) -> [UInt8] {
        var output: [UInt8] = []
        var input = chunk
        var fault: FileFault?
        input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            repeat {
                let status = step(&output)
                if status == Z_STREAM_END {
                    finishMember()
                } else if status != Z_OK && status != Z_BUF_ERROR {
                    fault = .gzip("the gzip stream is damaged")
                }
                let total = far + output.count
                if output.count > room || (total > 16 << 20 && total > ratio * packed) { fault = .bomb(total) }
            } while fault == nil && (stream.avail_in > 0 || stream.avail_out == 0)
        }
        if let fault { throw fault }
        return output
    }

    private func step(_ output: inout [UInt8]) -> Int32 {
        isComplete = false
        var status = Z_OK
        let piece = [UInt8](unsafeUninitializedCapacity: 256 * 1024) { buffer, count in
            stream.next_out = buffer.baseAddress
            stream.avail_out = UInt32(buffer.count)
            status = CZlib.inflate(&stream, Z_NO_FLUSH)
            count = buffer.count - Int(stream.avail_out)
        }
        output += piece
        return status
    }

    /// A gzip file may hold several members one after another.
    private func finishMember() {
        isComplete = true
        if stream.avail_in > 0 {
            inflateReset(&stream)
        } else {
            stream.avail_out = 1
        }
    }
}
