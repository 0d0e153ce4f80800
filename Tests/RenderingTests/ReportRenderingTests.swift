import Rendering
import Testing

@Suite struct ReportRenderingTests {
    static let report = ReportDocument(
        title: "T <b>",
        blocks: [
            .heading(1, "Aid to <b>Averra</b>"), .paragraph("one two"), .bullets(["a | b"]),
            .numbered([.init(text: "who?", lines: [.init("ask", "the office")])]),
            .table(
                .init(
                    "2 in all", [.init("what"), .init("money", isNumber: true), .init("evidence")],
                    [
                        ["clinic\u{1B}[31m", "1,000", "docs/examples/somalia/3w/somalia-3w-january-april-2025.csv:12"],
                        ["school", "20", "a"],
                    ], showing: 1)),
            .tree([.init(0, "all"), .init(1, "refugees")]),
        ])

    @Test func `text fits its columns, breaks long paths without losing a letter and counts what is not shown`() {
        let text = ReportText(width: 44).render(Self.report)
        #expect(
            text
                == """
                Aid to <b>Averra</b>
                ====================

                one two

                * a | b

                 1. who?
                    ask: the office

                2 in all
                what         money  evidence
                -----------  -----  ------------------------
                clinic\u{FFFD}[31m  1,000  docs/examples/somalia/
                                    3w/
                                    somalia-3w-january-
                                    april-2025.csv:12
                and 1 more: `--format json` lists all

                all
                  refugees

                """)
    }

    @Test func `where there is room a path is broken at a slash alone, and headings of numbers before words`() {
        let path = "docs/examples/somalia/3w/somalia-3w-january-april-2025.csv:4643"
        let table = ReportDocument.Table(
            "", [.init("what"), .init("effective donors", isNumber: true), .init("evidence")],
            [["Reconstruction Relief & Rehabilitation", "3.73", "\(path) and 3 more"]])
        #expect(
            ReportText(width: 68).render(ReportDocument(title: "", blocks: [.table(table)])) == """
                what              effective  evidence
                                     donors
                ----------------  ---------  ---------------------------------------
                Reconstruction         3.73  docs/examples/somalia/3w/
                Relief &                     somalia-3w-january-april-2025.csv:4643
                Rehabilitation               and 3 more

                """)
    }

    @Test func `HTML escapes every text and holds no script`() {
        let page = ReportHTML.render(Self.report)
        #expect(page.contains("<title>T &lt;b&gt;</title>"))
        #expect(page.contains("<h1>Aid to &lt;b&gt;Averra&lt;/b&gt;</h1>"))
        #expect(page.contains("<td class=\"number\">1,000</td>"))
        #expect(page.contains("<th scope=\"col\">what</th>"))
        #expect(!page.contains("<script"))
        #expect(!page.contains("\u{1B}"))
    }

    @Test func `Markdown keeps a table a table whatever its cells hold`() {
        #expect(ReportMarkdown.render(Self.report).contains("* a \\| b\n"))
    }
}
