public import CSVFormat
public import Findings

/// A table whose columns say what they hold through a row of HXL hashtags.
///
/// The hashtag row is found as libhxl finds it: the first row, among the first 25 that are not blank lines, where at least one cell
/// is a tagspec and at least half of the cells that are not empty are.
public struct HXLTable: Sendable {
    /// How far down the hashtag row is looked for (libhxl: 25 rows).
    public static let hashtagRowLimit = 25

    /// The file's path as given.
    public let file: String
    /// Every column of the hashtag row from left to right, tagged or not.
    public let columns: [HXLColumn]
    /// The line of the hashtag row, from 1.
    public let hashtagLine: Int
    /// The records below the hashtag row, in order. Rows of blanks and repeated header rows are left out.
    public let rows: [HXLRow]

    /// Whether the table has a hashtag row.
    public static func isHXL(_ bytes: [UInt8], options: CSVOptions = CSVOptions()) -> Bool {
        var reader = reader(bytes, file: "", options: options)
        return HXLHashtagRow.find(in: &reader) != nil
    }

    /// Reads a table.
    ///
    /// - Returns: the table, or `nil` with `hxl.no-hashtags`; and every finding: those of ``CSVReader`` but for rows above
    ///   the hashtags, a cell of the hashtag row that is not a tagspec (`hxl.bad-tagspec`; the column is kept untagged), a row of
    ///   another length than the hashtag row (`hxl.ragged-row`), and headers repeated further down
    ///   (`hxl.repeated-header`).
    public static func read(
        _ bytes: [UInt8], file: String, options: CSVOptions = CSVOptions()
    ) -> (table: HXLTable?, findings: [Finding]) {
        var reader = reader(bytes, file: file, options: options)
        guard let hashtags = HXLHashtagRow.find(in: &reader) else {
            let none = Finding(
                .error, "hxl.no-hashtags", "the first \(hashtagRowLimit) rows hold no row of HXL hashtags",
                at: SourceLocation(file: file), help: "add a row such as `#org,#sector,#adm2+code` under the headers")
            return (nil, (reader.findings + [none]).sorted())
        }
        var body = HXLBody(hashtags: hashtags)
        while let row = reader.next() { body.add(row) }
        let table = HXLTable(
            file: file, columns: hashtags.columns, hashtagLine: hashtags.tags.line, rows: body.rows)
        return (table, (reader.findings + hashtags.findings + body.tally).sorted())
    }

    private static func reader(_ bytes: [UInt8], file: String, options: CSVOptions) -> CSVReader {
        var options = options
        options.expectsEqualRows = false
        return CSVReader(bytes, file: file, options: options)
    }

    /// The first column that matches, from left to right.
    public func firstColumn(matching pattern: HXLPattern) -> HXLColumn? {
        columns.first { $0.tagspec.map(pattern.matches) ?? false }
    }

    /// Every column that matches, from left to right.
    public func columns(matching pattern: HXLPattern) -> [HXLColumn] {
        columns.filter { $0.tagspec.map(pattern.matches) ?? false }
    }
}
