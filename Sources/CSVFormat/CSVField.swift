/// Where one field stands in the bytes of a table; no text is made until it is asked for.
public struct CSVField: Hashable, Sendable {
    /// The bytes of the field as written, without the quotes around it.
    public let bytes: Range<Int>
    /// The line where the field starts, from 1.
    public let line: Int
    /// The column where the field starts (at its opening quote, if it has one), in UTF-8 bytes from 1.
    public let column: Int
    /// Whether the field is written in quotes, so that an empty one is an empty text rather than nothing.
    public let isQuoted: Bool
    /// Whether the bytes hold doubled quotes, text after a closing quote, or a NUL, so that the text differs from them.
    let needsDecoding: Bool
}
