public import Findings

/// One row of a table: its fields, each with its place. A value; its bytes are shared with the table.
public struct CSVRow: Sendable {
    /// The table's file, as given to the reader.
    public internal(set) var file: String
    /// The line where the row starts, from 1.
    public internal(set) var line = 0
    /// The fields from left to right.
    public internal(set) var fields: [CSVField] = []
    var bytes: [UInt8]
    let quote: UInt8

    init(bytes: [UInt8], file: String, quote: UInt8) {
        self.bytes = bytes
        self.file = file
        self.quote = quote
    }

    /// The number of fields.
    public var count: Int { fields.count }

    /// The text of the field at `index`, or `nil` when the row is too short to have it.
    ///
    /// Doubled quotes are undone. Bytes that are not UTF-8, and NUL, read as U+FFFD; the reader has reported them.
    public func text(at index: Int) -> String? {
        guard fields.indices.contains(index) else { return nil }
        let field = fields[index]
        guard field.needsDecoding else { return String(decoding: bytes[field.bytes], as: UTF8.self) }
        return decodedText(of: field)
    }

    /// The bytes of the field at `index` as written between its delimiters or quotes, or `nil` past the row's end.
    public func rawBytes(at index: Int) -> ArraySlice<UInt8>? {
        fields.indices.contains(index) ? bytes[fields[index].bytes] : nil
    }

    /// Every field's text, from left to right.
    public var texts: [String] { fields.indices.map { text(at: $0) ?? "" } }

    /// The place of the field at `index`; past the row's end, the place of the row.
    public func location(at index: Int) -> SourceLocation {
        guard fields.indices.contains(index) else { return location }
        return SourceLocation(file: file, line: fields[index].line, column: fields[index].column)
    }

    /// The place of the row.
    public var location: SourceLocation { SourceLocation(file: file, line: line) }

    /// Whether no field holds anything but spaces and tabs.
    public var isBlank: Bool {
        fields.allSatisfy { field in bytes[field.bytes].allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }

    private func decodedText(of field: CSVField) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(field.bytes.count)
        var isInsideQuotes = field.isQuoted
        var index = field.bytes.lowerBound
        while index < field.bytes.upperBound {
            let byte = bytes[index]
            index += 1
            if byte == 0 {
                text.append(contentsOf: [0xEF, 0xBF, 0xBD])
            } else if byte == quote, isInsideQuotes {
                if index < field.bytes.upperBound, bytes[index] == quote {
                    text.append(quote)
                    index += 1
                } else {
                    isInsideQuotes = false
                }
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
