/// A report as Markdown.
public enum ReportMarkdown {
    /// The report.
    public static func render(_ document: ReportDocument) -> String {
        document.blocks.map(block).joined(separator: "\n")
    }

    private static func block(_ block: ReportDocument.Block) -> String {
        switch block {
        case .heading(let level, let text): String(repeating: "#", count: level) + " " + plain(text) + "\n"
        case .paragraph(let text): plain(text) + "\n"
        case .bullets(let items): items.map { "* \(plain($0))\n" }.joined()
        case .numbered(let items): items.enumerated().map { item($0.offset + 1, $0.element) }.joined()
        case .table(let table): self.table(table)
        case .tree(let branches):
            branches.map { String(repeating: "  ", count: $0.depth) + "* \(plain($0.text))\n" }.joined()
        }
    }

    private static func item(_ number: Int, _ item: ReportDocument.Item) -> String {
        "\(number). \(plain(item.text))\n" + item.lines.map { "   * \(plain($0.name)): \(plain($0.text))\n" }.joined()
    }

    private static func table(_ table: ReportDocument.Table) -> String {
        var text = table.caption.isEmpty ? "" : "**\(plain(table.caption))**\n\n"
        guard !table.rows.isEmpty else { return text + "none\n" }
        text += row(table.columns.map(\.title))
        text += "|" + table.columns.map { $0.isNumber ? " ---: |" : " --- |" }.joined() + "\n"
        for cells in table.rows { text += row(cells) }
        if table.more > 0 { text += "\nand \(Columns.grouped(table.more)) more\n" }
        return text
    }

    private static func row(_ cells: [String]) -> String {
        "|" + cells.map { " \(plain($0)) |" }.joined() + "\n"
    }

    private static func plain(_ text: String) -> String { Neutralised.markdown(text) }
}
