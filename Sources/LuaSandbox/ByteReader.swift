/// Reads little-endian fields from bytes that are not trusted.
struct ByteReader {
    private var rest: ArraySlice<UInt8>

    /// Reads from the first byte on.
    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    /// Whether every byte has been read.
    var isAtEnd: Bool { rest.isEmpty }

    /// The next integer.
    mutating func integer<Number: FixedWidthInteger>() throws(MalformedReply) -> Number {
        let width = Number.bitWidth / 8
        guard rest.count >= width else { throw MalformedReply() }
        var value: UInt64 = 0
        for (place, byte) in rest.prefix(width).enumerated() { value |= UInt64(byte) << (8 * place) }
        rest = rest.dropFirst(width)
        return Number(truncatingIfNeeded: value)
    }

    /// The next count of items that take at least so many bytes each: no more than the bytes left can hold.
    mutating func count(ofAtLeast width: Int) throws(MalformedReply) -> Int {
        let number: UInt32 = try integer()
        guard Int(number) <= rest.count / width else { throw MalformedReply() }
        return Int(number)
    }

    /// The next so many bytes as text.
    mutating func text(length: Int) throws(MalformedReply) -> String {
        guard length >= 0, length <= rest.count else { throw MalformedReply() }
        defer { rest = rest.dropFirst(length) }
        return String(decoding: rest.prefix(length), as: UTF8.self)
    }

    /// The next so many bytes.
    mutating func bytes(length: Int) throws(MalformedReply) -> [UInt8] {
        guard length >= 0, length <= rest.count else { throw MalformedReply() }
        defer { rest = rest.dropFirst(length) }
        return Array(rest.prefix(length))
    }

    /// The next text with its length before it.
    mutating func text() throws(MalformedReply) -> String {
        let length: UInt32 = try integer()
        return try text(length: Int(length))
    }
}

/// The bytes are not a reply.
struct MalformedReply: Error, Equatable {}
