public import Findings

/// Reads a table of delimited text (RFC 4180 and what people really publish) row by row from bytes.
///
/// Quoted fields may hold delimiters, line ends and doubled quotes. Lines end in LF, CR LF or CR. A byte-order mark and
/// blank lines are skipped. Whatever is wrong becomes a finding with its place and the rest is still read: rows of another
/// length (`csv.ragged-row`), a quote that never closes (`csv.unterminated-quote`, read as a plain character so that no
/// line is swallowed), text after a closing quote (`csv.text-after-quote`, kept), a quote inside a plain field
/// (`csv.stray-quote`, kept), bytes that are not UTF-8 (`csv.encoding`), NUL (`csv.nul`), and fields or rows past the
/// limits (`csv.oversize-field`, `csv.oversize-row`).
///
/// A value type: two copies read on independently. Nothing is shared but the bytes.
///
/// - Complexity: one pass over the bytes; O(*n*) for any input.
public struct CSVReader: Sequence, IteratorProtocol, Sendable {
    /// The file's path as given; findings name it.
    public let file: String
    /// How the table is read.
    public let options: CSVOptions
    let bytes: [UInt8]
    var position: CSVScanner
    var tally: FindingTally
    private var firstRow: (count: Int, line: Int)?

    /// Starts at the beginning of `bytes`. A table in UTF-16 or UTF-32 is refused with one finding and has no rows.
    public init(_ bytes: [UInt8], file: String, options: CSVOptions = CSVOptions()) {
        self.bytes = bytes
        self.file = file
        self.options = options
        position = CSVScanner(options: options)
        tally = FindingTally(limit: options.maximumFindingsPerCode)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position.skipMark() }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            position.offset = bytes.count
            tally.add(
                "csv.encoding",
                Finding(
                    .error, "csv.encoding", "the table is in UTF-16 and was not read", at: SourceLocation(file: file),
                    help: "save it again as UTF-8"))
        }
    }

    /// Everything found so far, in order of place; complete once `next()` has answered `nil`.
    public var findings: [Finding] { tally.findings(file: file) }

    /// The next row that is not a blank line, or `nil` at the end.
    public mutating func next() -> CSVRow? {
        var row = CSVRow(bytes: bytes, file: file, quote: options.quote)
        return next(into: &row) ? row : nil
    }

    /// Reads the next row into `row`, reusing its storage; answers `false` at the end.
    ///
    /// Made for big tables: give it the row from ``emptyRow()`` every time and no memory is asked for on the way.
    public mutating func next(into row: inout CSVRow) -> Bool {
        while position.offset < bytes.count {
            row.fields.removeAll(keepingCapacity: true)
            let faults = bytes.withUnsafeBufferPointer { position.scanRow($0, into: &row) }
            for fault in faults { tally.add(fault.kind.code, fault.finding(file: file)) }
            if isBlankLine(row) { continue }
            if options.expectsEqualRows { checkLength(of: row) }
            return true
        }
        return false
    }

    /// A row without fields, to be filled by ``next(into:)``.
    public func emptyRow() -> CSVRow {
        CSVRow(bytes: bytes, file: file, quote: options.quote)
    }

    private func isBlankLine(_ row: CSVRow) -> Bool {
        row.fields.count == 1 && row.fields[0].bytes.isEmpty && !row.fields[0].isQuoted
    }

    private mutating func checkLength(of row: CSVRow) {
        guard let first = firstRow else {
            firstRow = (row.count, row.line)
            return
        }
        guard row.count != first.count else { return }
        tally.add(
            "csv.ragged-row",
            Finding(
                .warning, "csv.ragged-row", "the row has \(row.count) fields where the first row has \(first.count)",
                at: row.location,
                help: row.count < first.count
                    ? "the missing fields read as absent" : "look for a delimiter that should be inside quotes",
                related: [.init("the first row", at: SourceLocation(file: file, line: first.line))]))
    }
}
