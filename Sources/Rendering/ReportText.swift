/// A report for a terminal, in at most a hundred columns.
public struct ReportText: Sendable {
    /// The columns that a line may take.
    public var width: Int

    /// Makes a renderer.
    public init(width: Int = 100) {
        self.width = width
    }

    /// The report as text.
    public func render(_ document: ReportDocument) -> String {
        document.blocks.map(block).joined(separator: "\n")
    }

    private func block(_ block: ReportDocument.Block) -> String {
        switch block {
        case .heading(let level, let text): heading(level, Neutralised.terminal(text))
        case .paragraph(let text): Columns.wrapped(Neutralised.terminal(text), width: width)
        case .bullets(let items): items.map { bullet($0) }.joined()
        case .numbered(let items): items.enumerated().map { item($0.offset + 1, $0.element) }.joined(separator: "\n")
        case .table(let table): ReportTextTable(table, width: width).text
        case .tree(let branches): branches.map(branch).joined()
        }
    }

    private func heading(_ level: Int, _ text: String) -> String {
        let wrapped = Columns.wrapped(text, width: width)
        guard level < 3 else { return wrapped }
        let longest = wrapped.split(separator: "\n").map(\.count).max() ?? 0
        return wrapped + String(repeating: level == 1 ? "=" : "-", count: longest) + "\n"
    }

    private func bullet(_ text: String) -> String {
        Columns.wrapped(Neutralised.terminal(text), width: width, indent: "  ", first: "* ")
    }

    private func item(_ number: Int, _ item: ReportDocument.Item) -> String {
        let mark = Columns.right("\(number).", 3) + " "
        let first = Columns.wrapped(Neutralised.terminal(item.text), width: width, indent: "    ", first: mark)
        let lines = item.lines.map { line in
            let name = "    \(line.name): "
            return Columns.wrapped(Neutralised.terminal(line.text), width: width, indent: "      ", first: name)
        }
        return first + lines.joined()
    }

    private func branch(_ branch: ReportDocument.Branch) -> String {
        let indent = String(repeating: "  ", count: branch.depth)
        return Columns.wrapped(Neutralised.terminal(branch.text), width: width, indent: indent + "    ", first: indent)
    }
}

/// A table in columns: numbers to the right, long texts wrapped in their cell.
private struct ReportTextTable {
    private let table: ReportDocument.Table
    private let widths: [Int]

    init(_ table: ReportDocument.Table, width: Int) {
        self.table = table
        widths = Self.widths(of: table, room: width - 2 * (table.columns.count - 1))
    }

    var text: String {
        guard !table.rows.isEmpty else { return Neutralised.terminal(table.caption) + ": none\n" }
        var text = table.caption.isEmpty ? "" : Neutralised.terminal(table.caption) + "\n"
        text += row(table.columns.map(\.title))
        text += widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
        for cells in table.rows { text += row(cells) }
        if table.more > 0 { text += "and \(Columns.grouped(table.more)) more: `--format json` lists all\n" }
        return text
    }

    private func row(_ cells: [String]) -> String {
        let wrapped = zip(cells, widths).map { cell, width in
            Columns.wrapped(Neutralised.terminal(cell), width: width).split(
                separator: "\n", omittingEmptySubsequences: false
            )
            .dropLast().map(String.init)
        }
        let height = wrapped.map(\.count).max() ?? 0
        return (0..<height).map { line in
            let parts = wrapped.indices.map { column -> String in
                let part = line < wrapped[column].count ? wrapped[column][line] : ""
                return table.columns[column].isNumber
                    ? Columns.right(part, widths[column]) : Columns.left(part, widths[column])
            }
            return parts.joined(separator: "  ").trimmingEnd + "\n"
        }.joined()
    }

    /// Every column gets what it needs while there is room; the widest text columns give first, down to their longest
    /// word while that is possible. Headings of numbers are broken rather than texts.
    private static func widths(of table: ReportDocument.Table, room: Int) -> [Int] {
        let columns = table.columns.indices.map { column in
            (title: table.columns[column].title, cells: table.rows.map { Neutralised.terminal($0[column]) })
        }
        let least = columns.map { ([$0.title] + $0.cells).map(Columns.leastWidth).max() ?? 0 }.map { min($0, 44) }
        var widths = columns.map { ([$0.title] + $0.cells).map(\.count).max() ?? 0 }
        if widths.reduce(0, +) > room {
            for column in widths.indices where table.columns[column].isNumber {
                widths[column] =
                    (columns[column].cells.map(\.count) + [Columns.leastWidth(columns[column].title) - 1]).max() ?? 0
            }
        }
        while widths.reduce(0, +) > room {
            let texts = widths.indices.filter { !table.columns[$0].isNumber }
            let roomy = texts.filter { widths[$0] > least[$0] }
            let giving = roomy.isEmpty ? (texts.isEmpty ? Array(widths.indices) : texts) : roomy
            guard let widest = giving.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8 else { break }
            widths[widest] -= 1
        }
        return widths
    }
}

extension String {
    /// Without the blanks at the end.
    fileprivate var trimmingEnd: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
