import Rendering
import Testing

@Suite struct NeutralisedTests {
    @Test(arguments: [
        ("plain, with `ticks` and é", "plain, with `ticks` and é"),
        ("\u{1B}[31mred\u{1B}[0m", "\u{FFFD}[31mred\u{FFFD}[0m"),
        ("\u{1B}]8;;http://x\u{7}click", "\u{FFFD}]8;;http://x\u{FFFD}click"),
        ("safe\u{202E}txt.exe", "safe\u{FFFD}txt.exe"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\u{9B}31m", "\u{FFFD}31m"),
    ])
    func `a terminal gets one harmless line`(given: String, shown: String) {
        #expect(Neutralised.terminal(given) == shown)
    }

    @Test(arguments: [
        ("::error::injected", "\\::error::injected"), ("a\n::stop-commands::x", "a \\::stop-commands::x"),
        ("wells ##[error]x", "wells \\##[error]x"), ("##vso[task.x]", "\\##vso[task.x]"),
        ("std::vector and a:: b", "std::vector and a:: b"),
    ])
    func `no word that may come to begin a line is a workflow command`(given: String, shown: String) {
        #expect(Neutralised.terminal(given) == shown)
    }

    @Test(arguments: [
        ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
        ("a \"quoted\" & b", "a &quot;quoted&quot; &amp; b"),
    ])
    func `HTML gets text and never markup`(given: String, shown: String) {
        #expect(Neutralised.html(given) == shown)
    }

    @Test(arguments: [
        ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("-2+3", "\"'-2+3\""), ("@SUM(A1)", "\"'@SUM(A1)\""),
        (" =1", "\"' =1\""), ("\t=1", "\"' =1\""), ("\u{FF1D}1", "\"'\u{FF1D}1\""), ("a,b", "\"a,b\""),
        ("plain", "plain"),
    ])
    func `a spreadsheet gets no formula`(given: String, shown: String) {
        #expect(Neutralised.csv(given) == shown)
    }

    @Test(arguments: ["-12.50", "-1", "+3", "0.5"])
    func `a plain number stays a number in a spreadsheet, with its sign`(number: String) {
        #expect(Neutralised.csv(number) == number)
    }

    @Test(arguments: ["-1.2.3", "-", "-.5.", "+1-1", "-1e5x"])
    func `what only begins like a number is text`(text: String) {
        #expect(Neutralised.csv(text) == "\"'\(text)\"")
    }

    @Test(arguments: [("| cell | [x](y) <b>", "\\| cell \\| \\[x\\]\\(y\\) \\<b\\>"), ("# head", "\\# head")])
    func `Markdown gets no markup`(given: String, shown: String) {
        #expect(Neutralised.markdown(given) == shown)
    }

    @Test func `a caption from data is harmless also when its table is empty`() {
        let table = ReportDocument.Table("\u{1B}[31mred", [], [])
        #expect(ReportText().render(ReportDocument(title: "t", blocks: [.table(table)])) == "\u{FFFD}[31mred: none\n")
    }

    @Test func `a TAP description has one line and no directive`() {
        #expect(Neutralised.tap("a # TODO later\nnot ok \\ 2") == "a \\# TODO later not ok \\\\ 2")
    }
}
