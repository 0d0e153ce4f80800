import CSVFormat
import Findings
import HXLFormat

/// The rows of a table and where its columns stand, with or without HXL hashtags.
struct DataTable {
    let file: String
    /// The columns' names in order; hashtags where the table has them and no header.
    let columns: [String]
    /// The hashtags by column, when the table has them.
    let tags: [HXLColumn]
    let rows: [CSVRow]
    /// Rows in which every cell is empty.
    let emptyRows: Int
    let findings: [Finding]

    /// Reads a table; `nil` columns mean that there is none.
    init(_ bytes: [UInt8], file: String, layout: TableLayout?) {
        let text = layout?.encoding == .latin1 ? Self.utf8(fromLatin1: bytes) : bytes
        var options = CSVOptions()
        options.delimiter = layout?.delimiter ?? CSVDialect.delimiter(of: text)
        self.file = file
        if HXLTable.isHXL(text, options: options) {
            let (table, findings) = HXLTable.read(text, file: file, options: options)
            columns = table?.columns.map { $0.header.isEmpty ? $0.tagspec?.description ?? "" : $0.header } ?? []
            tags = table?.columns ?? []
            rows = table?.rows.map(\.cells) ?? []
            emptyRows = 0
            self.findings = findings
        } else {
            var reader = CSVReader(text, file: file, options: options)
            var all: [CSVRow] = []
            var blank = 0
            let header = reader.next()
            while let row = reader.next() {
                if row.isBlank { blank += 1 } else { all.append(row) }
            }
            columns = header?.texts.map { $0.trimmedOrNil ?? "" } ?? []
            tags = []
            rows = all
            emptyRows = blank
            findings = reader.findings
        }
    }

    /// Where the first column of this name stands.
    func index(of name: String) -> Int? { columns.firstIndex(of: name) }

    /// Where the first column that a hashtag pattern means stands.
    func index(tagged pattern: String) -> Int? {
        guard let pattern = HXLPattern(pattern) else { return nil }
        return tags.first { $0.tagspec.map(pattern.matches) ?? false }?.index
    }

    /// Where a column stands that the first of these patterns with any column means.
    func index(taggedFirst patterns: [String]) -> Int? {
        for pattern in patterns {
            if let index = index(tagged: pattern) { return index }
        }
        return nil
    }

    private static func utf8(fromLatin1 bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else {
                text.append(0xC0 | byte >> 6)
                text.append(0x80 | byte & 0x3F)
            }
        }
        return text
    }
}

extension CSVRow {
    /// The text of a cell without white space around it; `nil` when there is no such cell or nothing in it.
    func cell(_ index: Int?) -> String? {
        index.flatMap { text(at: $0) }?.trimmedOrNil
    }
}
