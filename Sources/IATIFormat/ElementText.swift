/// A piece of text of an activity (an element's text or an attribute's value), not yet copied.
///
/// It is UTF-8 with entities resolved and blanks as they were written, and lives no longer than the record it is of: the
/// compiler sees to that.
public struct ElementText: ~Escapable {
    /// The bytes, UTF-8, without an end mark.
    public let utf8: Span<UInt8>

    @_lifetime(copy utf8)
    init(_ utf8: Span<UInt8>) {
        self.utf8 = utf8
    }

    /// A copy of the text, as it was written.
    public var string: String {
        utf8.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether there is nothing but blanks (space, tab, line feed, carriage return).
    public var isBlank: Bool { trimmed.utf8.isEmpty }

    /// The text without the blanks before and after it.
    public var trimmed: ElementText {
        @_lifetime(copy self)
        get {
            var start = 0
            var end = utf8.count
            while start < end, Self.isBlank(utf8[start]) { start += 1 }
            while end > start, Self.isBlank(utf8[end - 1]) { end -= 1 }
            return ElementText(utf8.extracting(start..<end))
        }
    }

    /// Whether the text is exactly this, byte for byte.
    public func equals(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { equals($0) }
    }

    /// Whether the text is exactly these bytes.
    public func equals(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        utf8.withUnsafeBufferPointer { $0.elementsEqual(bytes) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }
}
