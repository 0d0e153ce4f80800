import AidIngest
import AidModel
import Findings
import Foundation
import TestSupport
import Testing

/// Bad input gets a finding with its place; the rest is read.
@Suite struct BadInputTests {
    private static let presence = """
        Month,Cluster,Region,RegionPcode,District,DistrictPcode,Organization Type,Organization_Name
        January 2025,WASH,Bari,SO16,Bossaso,SO1601,INGO,Example Relief

        """

    /// What a shell command prints.
    private static func output(of command: String, input: String = "") throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        let (pipe, output) = (Pipe(), Pipe())
        process.standardInput = pipe
        process.standardOutput = output
        try process.run()
        try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try pipe.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(data)
    }

    @Test(
        arguments: [
            ("empty.csv", [], "import.empty"),
            ("blank.csv", Array("\n\n  \n".utf8), "import.unknown-kind"),
            ("junk.bin", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3, 0xFF], "import.unknown-kind"),
            ("words.csv", Array("some,columns\n1,2\n".utf8), "import.unknown-kind"),
            ("page.xml", Array("<html><body/></html>".utf8), "import.unknown-kind"),
            ("notes.md", Array("# Notes\n".utf8), "import.text"),
            ("map.json", Array("{\"admin1\": {\"level\": 3}}".utf8), "map.not-readable"),
            ("list.xml", Array("<codelist name=\"A\"><codelist-items><codelist-item>".utf8), "codelist.not-xml"),
        ] as [(String, [UInt8], String)])
    func `a file that cannot be used is named and its neighbour is read`(
        name: String, bytes: [UInt8], code: String
    ) throws {
        let result = try ImportedText.read([(name, bytes), ("z-good.csv", Array(Self.presence.utf8))])
        #expect(result.findings.map(\.code) == [code])
        #expect(result.findings.first?.location?.file == name)
        #expect(result.builder.presences.count == 1)
    }

    @Test func `an empty folder and a path that is not there are said`() throws {
        let folder = try TemporaryFolder()
        #expect(Importer().read([folder.url.path]).files.isEmpty)
        let missing = Importer().read([folder.url.path + "/nowhere"])
        #expect(missing.findings.map(\.code) == ["import.unreadable"])
    }

    @Test func `a gzip bomb is stopped and named`() throws {
        // 64 MiB of one letter after a good header: about a thousand times the packed size.
        let bomb = try Self.output(
            of: "(cat; head -c 67108864 /dev/zero | tr '\\0' 'a') | gzip -9", input: Self.presence)
        let result = try ImportedText.read([("a.csv.gz", bomb), ("b.csv", Array(Self.presence.utf8))])
        #expect(ImportedText.places(result.findings) == ["import.gzip-bomb a.csv.gz:0"])
        #expect(result.builder.presences.count == 1)
    }

    @Test func `a gzip table is read as what it holds, and a cut one is named`() throws {
        let whole = try Self.output(of: "gzip -c", input: Self.presence)
        let result = try ImportedText.read([("a.csv.gz", whole), ("b.csv.gz", Array(whole.dropLast(12)))])
        #expect(result.builder.presences.count == 1)
        #expect(result.findings.map(\.code) == ["import.gzip"])
        #expect(result.findings.first?.location?.file == "b.csv.gz")
    }

    @Test func `a link inside a folder is not followed, so that no folder contains itself`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", Self.presence)
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "again"), withDestinationURL: folder.url)
        let result = Importer().read([folder.url.path])
        #expect(result.findings.map(\.code) == ["import.link-skipped"])
        #expect(result.builder.presences.count == 1)
    }

    @Test func `the same file twice is read once`() throws {
        let result = try ImportedText.read([("a.csv", Self.presence), ("b/a.csv", Self.presence)])
        #expect(result.findings.contains { $0.code == "import.same-file" && $0.location?.file == "b/a.csv" })
        #expect(result.builder.presences.count == 1)
    }

    @Test func `rows with bad dates, clusters, places and no organisation are each named by line`() throws {
        let places = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\nSOM,1,SO16,Bari,SOM,1984-06-23\n"
        let table = """
            Month,Cluster,Region,RegionPcode,District,DistrictPcode,Organization Type,Organization_Name
            2025-01,WASH,Bari,SO16,,,INGO,First
            Smarch 2025,WASH,Bari,SO16,,,INGO,Second
            2025-01,Witchcraft,Bari,SO16,,,INGO,Third
            2025-01,WASH,Bari,SO99,,,INGO,Fourth
            2025-01,WASH,Bari,SO16,,,INGO,
            2025-01,WASH,Nowhere,,,,INGO,Sixth
            """
        let result = try ImportedText.read([("p.csv", places), ("w.csv", table)])
        #expect(
            ImportedText.places(result.findings) == [
                "presence.bad-date w.csv:3", "presence.unknown-cluster w.csv:4", "place.unknown-code w.csv:5",
                "presence.no-organisation w.csv:6", "place.unknown-name w.csv:7",
            ])
        #expect(result.builder.presences.map(\.organisation.name) == ["First", "Second", "Third", "Fourth", "Sixth"])
        #expect(result.builder.presences.map(\.cluster)[2] == "name:witchcraft")
    }

    @Test func `Latin-1 that nobody declared is named by place and the rest is read`() throws {
        var bytes = Array(Self.presence.utf8)
        bytes += Array("January 2025,WASH,Bari,SO16,Bossaso,SO1601,INGO,M".utf8) + [0xE9] + Array("decins\n".utf8)
        let result = try ImportedText.read([("a.csv", bytes)])
        #expect(result.findings.contains { $0.code == "csv.encoding" && $0.location?.line == 3 })
        #expect(result.builder.presences.count == 2)
    }

    @Test func `a cell that is neither missing nor a value is named and never a zero`() throws {
        let result = try Self.indicators(
            "SOM,1,2.5\nKEN,n/a,9\nXXQ,1,1\nETH,-3,\"1,234\"\n,1,1\nUGA,..,12%\n",
            columns: "A: inform.risk, B: population", more: "missing: [\"..\"]")
        #expect(
            ImportedText.places(result.findings) == [
                "table.not-a-number a.csv:3", "table.unknown-state a.csv:4", "table.out-of-range a.csv:5",
                "table.no-state a.csv:6",
            ])
        let readings = result.builder.readings
        #expect(readings.map(\.state) == ["SO", "SO", "KE", "KE", "ET", "ET", "UG", "UG"])
        #expect(
            readings.map(\.value) == [
                .one, FixedDecimal("2.5"), nil, FixedDecimal(9), FixedDecimal(-3), FixedDecimal(1234), nil,
                FixedDecimal(12),
            ])
        #expect(readings.map(\.missing) == [nil, nil, "n/a", nil, nil, nil, "..", nil])
    }

    @Test func `a share printed in per cent is a share`() throws {
        let result = try Self.indicators("SOM,12.5%,1\n", columns: "A: excluded_share", more: "")
        #expect(result.builder.readings.map(\.value) == [FixedDecimal("0.125")])
        #expect(result.builder.readings.map(\.text) == ["12.5%"])
    }

    @Test func `two sources that differ on a reading are named with both places, and neither is dropped`() throws {
        let sources = ["a", "b"].map { Self.source($0, columns: "A: inform.risk, B: population", more: "") }
        let result = try ImportedText.read([
            ("a.csv", "ISO3,A,B\nSOM,1,10\nKEN,2,20\nUGA,3,\n"), ("b.csv", "ISO3,A,B\nKEN,2.0,21\nUGA,3,5\n"),
            ("sources.yaml", "schema: 1\nsources:\n" + sources.joined()),
        ])
        let differing = result.findings.filter { $0.code == "indicator.sources-differ" }
        #expect(ImportedText.places(differing) == ["indicator.sources-differ a.csv:3"])
        #expect(differing.first?.severity == .note)
        #expect(
            differing.first?.message
                == "sources differ on `population` of `KE` for 2020-01-01 to 2020-12-31: `20`, `21`")
        #expect(differing.first?.related.map(\.message) == ["says `21`"])
        #expect(differing.first?.related.first?.location.line == 2)
        #expect(differing.first?.related.first?.location.file.hasSuffix("b.csv") == true)
        #expect(result.builder.readings.count { $0.state == "KE" } == 4)
    }

    @Test func `readings that say no days are not known to be of one period`() throws {
        let sources = ["a", "b"].map {
            Self.source($0, columns: "A: inform.risk", more: "").replacingOccurrences(of: "year: 2020", with: "")
        }
        let result = try ImportedText.read([
            ("a.csv", "ISO3,A\nSOM,1\n"), ("b.csv", "ISO3,A\nSOM,2\n"),
            ("sources.yaml", "schema: 1\nsources:\n" + sources.joined()),
        ])
        #expect(result.builder.readings.map(\.start) == [nil, nil])
        #expect(!result.findings.contains { $0.code == "indicator.sources-differ" })
    }

    static func indicators(_ rows: String, columns: String, more: String) throws -> Importer.Result {
        let manifest = "schema: 1\nsources:\n" + source("a", columns: columns, more: more)
        return try ImportedText.read([("a.csv", "ISO3,A,B\n" + rows), ("sources.yaml", manifest)])
    }

    private static func source(_ name: String, columns: String, more: String) -> String {
        """
              - dataset: \(name)
                kind: indicators
                title: t
                publisher: p
                licence: CC0-1.0
                files: [\(name).csv]
                covers: c
                leaves_out: l
                table:
                  layout: wide
                  key: ISO3
                  key_scheme: iso3
                  year: 2020
                  columns: { \(columns) }
                  \(more)

        """
    }
}
