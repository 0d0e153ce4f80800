import CSVFormat
import Findings
import Foundation
import HXLFormat
import TestSupport
import Testing

@Suite struct HXLTableTests {
    private func pattern(_ text: String) throws -> HXLPattern {
        try #require(HXLPattern(text))
    }

    @Test func `rows become records under their hashtags`() throws {
        let text = """
            Who does what,,,
            As of May,,,
            Organisation,Sector,P-code,District
            #org,#sector +cluster,#ADM2+v_pcode+Code,#adm2 +name
            NRC,Shelter,SO2502,"Ceel
            Barde"
            ,,,
            IRC,,SO2401,

            """
        let (table, findings) = HXLTable.read(Array(text.utf8), file: "3w.csv")
        let read = try #require(table)
        #expect(findings == [])
        #expect(read.hashtagLine == 4)
        #expect(read.columns.map(\.header) == ["Organisation", "Sector", "P-code", "District"])
        #expect(
            read.columns.map { $0.tagspec?.description } == [
                "#org", "#sector+cluster", "#adm2+code+v_pcode", "#adm2+name",
            ])
        #expect(read.rows.map(\.line) == [5, 8])
        let code = try #require(read.firstColumn(matching: pattern("#adm2+code")))
        #expect(read.rows.map { $0.text(in: code) } == ["SO2502", "SO2401"])
        #expect(read.rows[1].location(in: code) == SourceLocation(file: "3w.csv", line: 8, column: 6))
        #expect(read.rows[0].firstText(matching: try pattern("#adm2-code")) == "Ceel\nBarde")
        #expect(read.rows[1].firstText(matching: try pattern("#sector")) == nil)
        #expect(read.columns(matching: try pattern("#adm2")).map(\.index) == [2, 3])
    }

    @Test func `repeated tags keep their order and values`() throws {
        let (table, _) = HXLTable.read(Array("#org+funder,#org+impl,#org+impl\nEU,,NRC\n".utf8), file: "t.csv")
        let row = try #require(table?.rows.first)
        #expect(row.texts(matching: try pattern("#org")) == ["EU", "NRC"])
        #expect(row.firstText(matching: try pattern("#org+impl")) == "NRC")
        #expect(row.texts(matching: try pattern("#org+funder!")) == ["EU"])
    }

    @Test func `what is wrong is found and the rest is read`() throws {
        let text = "Org,Place\n#org,#adm1,district #2\nNRC,Bay,x\nOrg,Place\nIRC\n#ORG,#adm1 ,\nWFP,Gedo,y\n"
        let (table, findings) = HXLTable.read(Array(text.utf8), file: "t.csv")
        #expect(table?.rows.map { $0.cells.texts } == [["NRC", "Bay", "x"], ["IRC"], ["WFP", "Gedo", "y"]])
        #expect(table?.columns.last?.tagspec == nil)
        #expect(
            findings.map { "\($0.code) \($0.location?.line ?? 0)" } == [
                "hxl.bad-tagspec 2", "hxl.repeated-header 4", "hxl.ragged-row 5", "hxl.repeated-header 6",
            ])
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n", false), ("", false), ("#org,b,c\n", false), ("#org,b\n", true), ("#org,,\n", true),
            (String(repeating: "x\n", count: 24) + "#org\n", true),
            (String(repeating: "x\n", count: 25) + "#org\n", false),
            ("#1,#2\n", false),
        ])
    func `a hashtag row has tagspecs in half of its cells and stands in the first 25 rows`(text: String, expected: Bool)
    {
        #expect(HXLTable.isHXL(Array(text.utf8)) == expected)
        #expect((HXLTable.read(Array(text.utf8), file: "t.csv").table != nil) == expected)
    }

    @Test(
        arguments: [
            ("#adm2 +code", "#adm2+code", true), ("#adm2+v_pcode+code", "#adm2+code+v_pcode", true),
            ("#adm2", "#adm2+code", false), ("#adm2+code", "#adm2", true), ("#adm2+code", "#adm2-code", false),
            ("#adm2+name", "#adm2-code", true), ("#adm1+code", "#*+code", true), ("#adm1", "#adm2", false),
            ("#org+impl+name", "#org+impl!", false), ("#org+impl", "#org + impl !", true),
            ("#ORG+Impl", "#org+impl", true),
        ])
    func `a pattern chooses columns by hashtag and attributes in any order`(
        tagspec: String, pattern: String, matches: Bool
    ) throws {
        let column = try #require(HXLTagspec(tagspec))
        #expect(try self.pattern(pattern).matches(column) == matches)
    }

    @Test(arguments: ["", "org", "#", "#1x", "#org+", "#org++a", "#org a", "#org+é", "#org-a", "#*", "#org!", "# org"])
    func `what is not a tagspec is not read as one`(text: String) {
        #expect(HXLTagspec(text) == nil)
    }

    @Test(.enabled(if: SharedData.isPresent, SharedData.absent))
    func `the Sahel 3W of 2014 reads whole`() throws {
        let bytes = Array(try Data(contentsOf: SharedData.folder.appending(path: "3w/sahel-2014/rowca-3w-hxl.csv")))
        let (table, findings) = HXLTable.read(bytes, file: "rowca-3w-hxl.csv")
        let read = try #require(table)
        #expect(findings == [])
        #expect(read.rows.count == 244)
        #expect(
            read.columns.compactMap { $0.tagspec?.description } == [
                "#sector", "#org", "#period_date", "#activity_id", "#activity", "#country", "#adm1", "#adm2",
            ])
        #expect(read.rows[0].firstText(matching: try pattern("#adm1")) == "Sikasso")
    }

    @Test(.enabled(if: SharedData.isPresent, SharedData.absent))
    func `the Lebanon 3W of 2024 reads whole`() throws {
        let unpack = Process()
        unpack.executableURL = URL(filePath: "/usr/bin/env")
        let path = "3w/lebanon-2024/lbn_sectorsreporting_bydistrict_20240902_hxlated.csv.gz"
        unpack.arguments = ["gzip", "-dc", SharedData.folder.appending(path: path).path]
        let output = Pipe()
        unpack.standardOutput = output
        try unpack.run()
        let bytes = Array(try #require(try output.fileHandleForReading.readToEnd()))
        unpack.waitUntilExit()
        let (table, findings) = HXLTable.read(bytes, file: "lbn.csv")
        #expect(findings == [])
        #expect(table?.rows.count == 13_599)
        #expect(table?.firstColumn(matching: try pattern("#org+name"))?.index == 6)
    }
}
