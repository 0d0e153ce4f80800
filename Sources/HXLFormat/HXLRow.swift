public import CSVFormat
public import Findings

/// One record of a HXL table.
public struct HXLRow: Sendable {
    /// The cells, each with its place.
    public let cells: CSVRow
    private let columns: [HXLColumn]

    init(cells: CSVRow, columns: [HXLColumn]) {
        self.cells = cells
        self.columns = columns
    }

    /// The line where the record starts, from 1.
    public var line: Int { cells.line }

    /// The text in a column, or `nil` when the row has no such cell or it is empty.
    public func text(in column: HXLColumn) -> String? {
        guard let text = cells.text(at: column.index), !text.isEmpty else { return nil }
        return text
    }

    /// The place of the cell in a column.
    public func location(in column: HXLColumn) -> SourceLocation {
        cells.location(at: column.index)
    }

    /// The first text that is not empty among the columns that match, from left to right.
    public func firstText(matching pattern: HXLPattern) -> String? {
        columns.lazy.filter { $0.tagspec.map(pattern.matches) ?? false }.compactMap { text(in: $0) }.first
    }

    /// Every text that is not empty among the columns that match, from left to right.
    public func texts(matching pattern: HXLPattern) -> [String] {
        columns.filter { $0.tagspec.map(pattern.matches) ?? false }.compactMap { text(in: $0) }
    }
}
