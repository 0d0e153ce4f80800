public import Findings

/// A whole table with a header row, its columns found by name.
public struct CSVTable: Sendable {
    /// The file's path as given.
    public let file: String
    /// The column names as written, without space around them.
    public let header: [String]
    /// The line of the header row, from 1.
    public let headerLine: Int
    /// The rows below the header, in order, each with its own places. Rows of blanks only are left out.
    public let rows: [CSVRow]
    private let columnsByName: [String: Int]

    /// Reads a table whose first row that is not blank is the header.
    ///
    /// - Returns: the table, or `nil` when there is no row at all, and every finding: those of ``CSVReader``, and a name
    ///   that two columns share (`csv.duplicate-column`; the first column answers to it) or no header (`csv.empty`).
    public static func read(
        _ bytes: [UInt8], file: String, options: CSVOptions = CSVOptions()
    ) -> (table: CSVTable?, findings: [Finding]) {
        var reader = CSVReader(bytes, file: file, options: options)
        guard let header = reader.next() else {
            let empty = Finding(.error, "csv.empty", "the table has no header row", at: SourceLocation(file: file))
            return (nil, reader.findings.isEmpty ? [empty] : reader.findings)
        }
        var rows: [CSVRow] = []
        while let row = reader.next() {
            if !row.isBlank { rows.append(row) }
        }
        let table = CSVTable(header: header, rows: rows)
        return (table, (reader.findings + table.duplicateColumns(in: header)).sorted())
    }

    private init(header: CSVRow, rows: [CSVRow]) {
        file = header.file
        headerLine = header.line
        self.header = header.texts.map(CSVTable.trimmed)
        self.rows = rows
        var columns: [String: Int] = [:]
        for (index, name) in self.header.enumerated() where columns[name] == nil { columns[name] = index }
        columnsByName = columns
    }

    /// The index of the first column with this exact name, or `nil`.
    public func column(named name: String) -> Int? {
        columnsByName[name]
    }

    private func duplicateColumns(in row: CSVRow) -> [Finding] {
        header.indices.compactMap { index in
            guard !header[index].isEmpty, let first = columnsByName[header[index]], first != index else { return nil }
            return Finding(
                .warning, "csv.duplicate-column", "two columns are called `\(header[index])`",
                at: row.location(at: index),
                help: "the first one is used", related: [.init("the first one", at: row.location(at: first))])
        }
    }

    static func trimmed(_ text: String) -> String {
        var view = text[...]
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
