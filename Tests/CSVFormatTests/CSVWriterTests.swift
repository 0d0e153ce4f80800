import CSVFormat
import Testing

@Suite struct CSVWriterTests {
    private func write(_ cells: [CSVCell]) -> String {
        var writer = CSVWriter()
        writer.row(cells)
        return writer.text
    }

    @Test(
        arguments: [
            (.text("plain"), "plain"), (.text("a,b"), "\"a,b\""), (.text("a;b"), "\"a;b\""),
            (.text("say \"x\""), "\"say \"\"x\"\"\""), (.text("two\nlines"), "\"two\nlines\""), (.text(" x"), "\" x\""),
            (.text("=1+1"), "'=1+1"), (.text("+32 2"), "'+32 2"), (.text("-5"), "'-5"),
            (.text("@SUM(A1)"), "'@SUM(A1)"),
            (.text("\t=1"), "\"'\t=1\""), (.text("\r=1"), "\"'\r=1\""), (.text("  =1"), "'  =1"),
            (.text("\u{FF1D}1"), "'\u{FF1D}1"), (.text("a=b"), "a=b"), (.text("nul\0"), "nul\u{FFFD}"),
            (.number("-5"), "-5"), (.number("+3.2"), "+3.2"), (.number("-1.5e-3"), "-1.5e-3"),
            (.number("-5+cmd|x"), "\"'-5+cmd|x\""), (.number("-"), "'-"), (.number("=1"), "'=1"),
        ] as [(CSVCell, String)])
    func `a cell is quoted when it must be and never reads as a formula`(cell: CSVCell, expected: String) {
        #expect(write(["k", cell]) == "k,\(expected)\n")
    }

    @Test func `what is written reads back`() {
        let texts = ["a", "", "x\r\ny", "\"", ",", "é \"quoted\", twice", " pad ", ";|\t"]
        var reader = CSVReader(Array(write(texts.map(CSVCell.text)).utf8), file: "t.csv")
        #expect(reader.next()?.texts == texts)
        #expect(reader.findings == [])
    }

    @Test func `a lone empty cell is not a blank line`() {
        var reader = CSVReader(Array(write([""]).utf8), file: "t.csv")
        #expect(reader.next()?.texts == [""])
    }
}
