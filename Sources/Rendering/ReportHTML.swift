/// A report as one HTML file: no script, nothing fetched, real tables, light and dark, fit for print and for a reader.
public enum ReportHTML {
    /// The page.
    public static func render(_ document: ReportDocument) -> String {
        let body = document.blocks.map(block).joined(separator: "\n")
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>\(Neutralised.html(document.title))</title>
            <link rel="icon" href="data:,">
            <style>
            \(style)
            </style>
            </head>
            <body>
            <main>
            \(body)
            </main>
            </body>
            </html>

            """
    }

    private static let style = """
        :root { color-scheme: light dark; --line: #8886; --soft: #8881; }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
        main { max-width: 72rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; }
        h2 { font-size: 1.25rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
        h3 { font-size: 1.05rem; margin-top: 1.75rem; }
        .scroll { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        caption { text-align: left; font-weight: 600; padding: .25rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
        thead th { background: var(--soft); }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        ol > li { margin-bottom: 1rem; }
        dl { margin: .25rem 0 0; display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; }
        dt { font-weight: 600; } dd { margin: 0; }
        ul.tree { list-style: none; padding-left: 0; }
        @media print { main { max-width: none; padding: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
        """

    private static func block(_ block: ReportDocument.Block) -> String {
        switch block {
        case .heading(let level, let text): "<h\(level)>\(plain(text))</h\(level)>"
        case .paragraph(let text): "<p>\(plain(text))</p>"
        case .bullets(let items): "<ul>\n" + items.map { "<li>\(plain($0))</li>\n" }.joined() + "</ul>"
        case .numbered(let items): "<ol>\n" + items.map(item).joined() + "</ol>"
        case .table(let table): self.table(table)
        case .tree(let branches): tree(branches)
        }
    }

    private static func item(_ item: ReportDocument.Item) -> String {
        let lines = item.lines.map { "<dt>\(plain($0.name))</dt><dd>\(plain($0.text))</dd>\n" }.joined()
        return "<li>\(plain(item.text))\(lines.isEmpty ? "" : "\n<dl>\n\(lines)</dl>")</li>\n"
    }

    private static func table(_ table: ReportDocument.Table) -> String {
        guard !table.rows.isEmpty else { return "<p>\(plain(table.caption)): none</p>" }
        func cell(_ tag: String, _ column: ReportDocument.Table.Column, _ text: String) -> String {
            "<\(tag)\(column.isNumber ? " class=\"number\"" : "")>\(plain(text))</\(tag == "th scope=\"col\"" ? "th" : tag)>"
        }
        var text = "<div class=\"scroll\"><table>\n"
        if !table.caption.isEmpty { text += "<caption>\(plain(table.caption))</caption>\n" }
        text +=
            "<thead><tr>" + table.columns.map { cell("th scope=\"col\"", $0, $0.title) }.joined()
            + "</tr></thead>\n<tbody>\n"
        for row in table.rows {
            text += "<tr>" + zip(table.columns, row).map { cell("td", $0, $1) }.joined() + "</tr>\n"
        }
        text += "</tbody></table></div>"
        if table.more > 0 { text += "\n<p>and \(Columns.grouped(table.more)) more; the JSON form lists all</p>" }
        return text
    }

    private static func tree(_ branches: [ReportDocument.Branch]) -> String {
        let items = branches.map { branch in
            "<li style=\"padding-left: \(branch.depth * 2)rem\">\(plain(branch.text))</li>\n"
        }
        return "<ul class=\"tree\">\n\(items.joined())</ul>"
    }

    private static func plain(_ text: String) -> String { Neutralised.html(text) }
}
