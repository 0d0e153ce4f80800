import CSVFormat
import Findings

/// The row of hashtags and the row of headers above it.
struct HXLHashtagRow {
    let tags: CSVRow
    let headers: CSVRow?
    let columns: [HXLColumn]

    /// Reads up to and over the hashtag row; `nil` when there is none near the top.
    static func find(in reader: inout CSVReader) -> HXLHashtagRow? {
        var previous: CSVRow?
        for _ in 0..<HXLTable.hashtagRowLimit {
            guard let row = reader.next() else { return nil }
            if isHashtagRow(row) { return HXLHashtagRow(tags: row, headers: previous) }
            previous = row
        }
        return nil
    }

    private static func isHashtagRow(_ row: CSVRow) -> Bool {
        let said = row.texts.filter { !$0.allSatisfy(\.isWhitespace) }
        let tagged = said.count { HXLTagspec($0) != nil }
        return tagged > 0 && tagged * 2 >= said.count
    }

    private init(tags: CSVRow, headers: CSVRow?) {
        self.tags = tags
        self.headers = headers
        columns = tags.texts.enumerated().map { index, text in
            HXLColumn(
                index: index, tagspec: HXLTagspec(text), header: headers?.text(at: index) ?? "",
                location: tags.location(at: index))
        }
    }

    /// The cells that are neither empty nor a tagspec.
    var findings: [Finding] {
        columns.compactMap { column in
            guard column.tagspec == nil, let text = tags.text(at: column.index), !text.allSatisfy(\.isWhitespace) else {
                return nil
            }
            return Finding(
                .warning, "hxl.bad-tagspec", "`\(text)` is not a HXL hashtag", at: column.location,
                help: "write it like `#adm2 +code`; the column is read as not tagged")
        }
    }
}
