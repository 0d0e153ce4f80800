import Findings

/// Something wrong that the scanner met, as small as it can be until it becomes a finding.
struct CSVFault {
    enum Kind: Hashable {
        case unterminatedQuote, textAfterQuote, strayQuote, encoding, nul
        case oversizeField(leftOut: Int)
        case oversizeRow(leftOut: Int)

        var code: String {
            switch self {
            case .unterminatedQuote: "csv.unterminated-quote"
            case .textAfterQuote: "csv.text-after-quote"
            case .strayQuote: "csv.stray-quote"
            case .encoding: "csv.encoding"
            case .nul: "csv.nul"
            case .oversizeField: "csv.oversize-field"
            case .oversizeRow: "csv.oversize-row"
            }
        }
    }

    let kind: Kind
    let line: Int
    let column: Int

    func finding(file: String) -> Finding {
        let place = SourceLocation(file: file, line: line, column: column)
        return switch kind {
        case .unterminatedQuote:
            Finding(
                .warning, kind.code, "a quote opens here and never closes", at: place,
                help: "the quote was read as a plain character; close it, or write it twice inside quotes")
        case .textAfterQuote:
            Finding(
                .warning, kind.code, "text follows the closing quote of a field", at: place,
                help: "the text was kept; write a quote inside a quoted field twice")
        case .strayQuote:
            Finding(
                .note, kind.code, "a quote stands inside a field that is not quoted", at: place,
                help: "the quote was kept; put the whole field in quotes and write the quote twice")
        case .encoding:
            Finding(
                .warning, kind.code, "these bytes are not UTF-8 and read as `\u{FFFD}`", at: place,
                help: "save the table again as UTF-8")
        case .nul:
            Finding(.warning, kind.code, "the field holds a NUL, which reads as `\u{FFFD}`", at: place)
        case .oversizeField(let leftOut):
            Finding(
                .error, kind.code, "the field is too long: its last \(leftOut) bytes were left out",
                at: place)
        case .oversizeRow(let leftOut):
            Finding(
                .error, kind.code, "the row is too long: its last \(leftOut) fields were left out", at: place)
        }
    }
}
