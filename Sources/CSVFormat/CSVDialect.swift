/// Guesses how a table is written from its beginning.
public enum CSVDialect {
    /// The delimiter of a table: the one of `,` `;` tab and `|` that cuts its first rows most evenly into most fields.
    ///
    /// Reads at most the first 64 KiB and 50 rows. Each candidate is scored by how many rows have its commonest length,
    /// times that length less one; ties go to the earlier candidate, so a table of one column is read with `,`.
    public static func delimiter(of bytes: [UInt8]) -> UInt8 {
        let start = Array(bytes.prefix(1 << 16))
        var best = (score: 0, delimiter: UInt8(ascii: ","))
        for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")] {
            let score = evenness(of: start, cutAt: candidate)
            if score > best.score { best = (score, candidate) }
        }
        return best.delimiter
    }

    private static func evenness(of bytes: [UInt8], cutAt delimiter: UInt8) -> Int {
        let options = CSVOptions(delimiter: delimiter, expectsEqualRows: false, maximumFindingsPerCode: 1)
        var rowsByLength: [Int: Int] = [:]
        for row in CSVReader(bytes, file: "", options: options).prefix(50) { rowsByLength[row.count, default: 0] += 1 }
        return rowsByLength.map { ($0.key - 1) * $0.value }.max() ?? 0
    }
}
