import CSVFormat
import Findings
import Testing

@Suite struct CSVReaderTests {
    private func read(_ text: String, _ options: CSVOptions = CSVOptions()) -> (rows: [[String]], findings: [String]) {
        read(Array(text.utf8), options)
    }

    private func read(_ bytes: [UInt8], _ options: CSVOptions = CSVOptions()) -> (rows: [[String]], findings: [String])
    {
        var reader = CSVReader(bytes, file: "t.csv", options: options)
        var rows: [[String]] = []
        while let row = reader.next() { rows.append(row.texts) }
        let findings = reader.findings.map {
            "\($0.code) \($0.location?.line ?? 0):\($0.location?.column ?? 0)"
        }
        return (rows, findings)
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("\u{FEFF}a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\n\n1,2\n\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\n1,", [["a", "b"], ["1", ""]]),
            (",\n,", [["", ""], ["", ""]]),
            ("\"a\nb\",\"c\"\"d\"\n\"\",\",\"", [["a\nb", "c\"d"], ["", ","]]),
            ("\"\"\n", [[""]]),
            ("\"a\"", [["a"]]),
            ("", []),
        ] as [(String, [[String]])])
    func `well-formed tables read as they were written`(text: String, expected: [[String]]) {
        let (rows, findings) = read(text)
        #expect(rows == expected)
        #expect(findings == [])
    }

    @Test(
        arguments: [
            (
                "a,b\n1\n2,3,4\n5,6", [["a", "b"], ["1"], ["2", "3", "4"], ["5", "6"]],
                ["csv.ragged-row 2:0", "csv.ragged-row 3:0"]
            ),
            ("a,b\n\"1,2\n3,4\n", [["a", "b"], ["\"1", "2"], ["3", "4"]], ["csv.unterminated-quote 2:1"]),
            ("a,b\n1,\"2\n\"x\",y\n", [["a", "b"], ["1", "\"2"], ["x", "y"]], ["csv.unterminated-quote 2:3"]),
            ("\"a\" b,c\n", [["a b", "c"]], ["csv.text-after-quote 1:4"]),
            ("\"a\" \"b\",c\n", [["a \"b\"", "c"]], ["csv.text-after-quote 1:4"]),
            ("5\" pipe,c\n", [["5\" pipe", "c"]], ["csv.stray-quote 1:2"]),
            ("a\0b,\"c\0\"\n", [["a\u{FFFD}b", "c\u{FFFD}"]], ["csv.nul 1:2", "csv.nul 1:7"]),
        ] as [(String, [[String]], [String])])
    func `what is wrong is found at its place and the rest is still read`(
        text: String, expected: [[String]], found: [String]
    ) {
        let (rows, findings) = read(text)
        #expect(rows == expected)
        #expect(findings == found)
    }

    @Test(
        arguments: [
            [0xC3, 0x28], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE9],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are found and the rest of the row is kept`(bad: [UInt8]) {
        let (rows, findings) = read(Array("x,".utf8) + bad + Array(",é\n".utf8))
        #expect(findings == ["csv.encoding 1:3"])
        #expect(rows.count == 1)
        #expect(rows.first?.first == "x")
        #expect(rows.first?.last == "é")
    }

    @Test func `a table in UTF-16 is refused in one finding`() {
        let (rows, findings) = read([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00])
        #expect(rows == [])
        #expect(findings == ["csv.encoding 0:0"])
    }

    @Test func `every field knows its line and column in bytes`() throws {
        var reader = CSVReader(Array("\u{FEFF}é,b\r\n\"x\ry\nz\",\"q\",r\n\n s,t".utf8), file: "t.csv")
        var places: [[String]] = []
        while let row = reader.next() {
            places.append(
                row.fields.indices.map { index in
                    let place = row.location(at: index)
                    return "\(place.line ?? 0):\(place.column ?? 0)"
                })
        }
        #expect(places == [["1:1", "1:4"], ["2:1", "4:4", "4:8"], ["6:1", "6:4"]])
    }

    @Test func `fields and rows past the limits are cut, said so, and never cut a letter`() {
        let options = CSVOptions(maximumFieldBytes: 4, maximumFields: 2, expectsEqualRows: false)
        let (rows, findings) = read("abcé,1\n\"12345\",b,c,d\nx,y", options)
        #expect(rows == [["abc", "1"], ["1234", "b"], ["x", "y"]])
        #expect(findings == ["csv.oversize-field 1:1", "csv.oversize-field 2:1", "csv.oversize-row 2:1"])
    }

    @Test func `a flood of findings is counted, not listed`() {
        let text = "a,b\n" + String(repeating: "1\n", count: 500)
        var reader = CSVReader(Array(text.utf8), file: "t.csv", options: CSVOptions(maximumFindingsPerCode: 3))
        while reader.next() != nil {}
        #expect(reader.findings.map(\.severity) == [.warning, .warning, .warning, .warning])
        #expect(reader.findings.last?.message == "and 497 more of the same kind in this file")
    }

    @Test func `an empty quoted field is told from an absent one`() {
        var reader = CSVReader(Array("\"\",\n".utf8), file: "t.csv")
        #expect(reader.next()?.fields.map(\.isQuoted) == [true, false])
    }

    @Test(arguments: [("a;b\n1,5;2\n", ";"), ("a\tb\n1\t2", "\t"), ("a,b;c\n1,2", ","), ("name\nx", ","), ("", ",")])
    func `the delimiter is guessed from the rows`(text: String, expected: Character) {
        #expect(CSVDialect.delimiter(of: Array(text.utf8)) == expected.asciiValue)
    }

    @Test func `any bytes can be read, and every line is accounted for`() {
        var state: UInt64 = 42
        let alphabet = Array("a,\"\n\r\0é;".utf8)
        for _ in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<24 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            var letters = 0
            var reader = CSVReader(bytes, file: "t.csv")
            while let row = reader.next() { letters += row.texts.joined().count { $0 == "a" } }
            #expect(letters == bytes.count { $0 == UInt8(ascii: "a") })
        }
    }
}
