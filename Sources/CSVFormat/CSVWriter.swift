/// Writes rows as delimited text that any reader takes back as it was and no spreadsheet takes for a formula.
///
/// A cell is put in quotes when it holds a delimiter of any common kind, a quote or a line end, or has space at its ends;
/// see ``CSVCell`` for what is done to text that looks like a formula.
public struct CSVWriter: Sendable {
    /// Everything written so far.
    public private(set) var text = ""
    private let delimiter: Character
    private let lineEnd: String

    /// Starts with nothing written.
    ///
    /// - Parameters:
    ///   - delimiter: what stands between two cells.
    ///   - lineEnd: what ends a row: `\n`, or `\r\n` for readers that hold to RFC 4180.
    public init(delimiter: Character = ",", lineEnd: String = "\n") {
        self.delimiter = delimiter
        self.lineEnd = lineEnd
    }

    /// Writes one row.
    public mutating func row(_ cells: [CSVCell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(delimiter) }
            write(cell.neutralised, isOnlyCell: cells.count == 1)
        }
        text += lineEnd
    }

    private mutating func write(_ cell: String, isOnlyCell: Bool) {
        // A lone empty cell would be a blank line, which readers skip.
        guard needsQuotes(cell) || (isOnlyCell && cell.isEmpty) else {
            text += cell
            return
        }
        text += "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { text += "\"" }
            text.unicodeScalars.append(scalar)
        }
        text += "\""
    }

    private func needsQuotes(_ cell: String) -> Bool {
        let special: Set<Unicode.Scalar> = [",", ";", "\t", "|", "\"", "\r", "\n"]
        return cell.unicodeScalars.contains { special.contains($0) || delimiter.unicodeScalars.contains($0) }
            || cell.first == " " || cell.last == " "
    }
}
