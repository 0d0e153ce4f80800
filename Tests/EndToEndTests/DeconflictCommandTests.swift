import Foundation
import TestSupport
import Testing

@Suite struct DeconflictCommandTests {
    /// Records whose titles and names attack every surface.
    static let hostile = [
        "deconflict", "--data", "Tests/Fixtures/golden/hostile", "--country", "SO", "--as-of", "2021-06-15",
        "--presence-as-of", "2021-06-30",
    ]

    @Test(arguments: ["text", "json", "ndjson", "csv", "html", "markdown"])
    func `no form of the result commands a terminal or a build service`(format: String) throws {
        let run = try CommandLineRun(Self.hostile + ["--format", format])
        #expect(run.status == 0)
        #expect(run.output.contains("XX-A-1") || run.output.contains("XX\\-A\\-1"))
        #expect(!run.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{9B}" })
        let opened = run.output.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(!opened.contains { $0.hasPrefix("::") || $0.hasPrefix("##[") })
    }

    @Test func `the HTML holds no element, attribute or address of the data's own`() throws {
        let page = try CommandLineRun(Self.hostile + ["--format", "html"]).output
        #expect(page.contains("&lt;b&gt;"))
        for danger in ["<script", "<img", "<b>pay", "\"onmouseover", "href=\"http", "src=", "javascript:"] {
            #expect(!page.contains(danger), "`\(danger)` came through")
        }
        #expect(page.contains("<html lang=\"en\""))
    }

    @Test func `no cell of the CSV is a formula`() throws {
        let text = try CommandLineRun(Self.hostile + ["--format", "csv"]).output
        for danger in ["\n=", ",=", "\"=", ",@", "\"@", "\n@", ",-2", "\"-2", ",+1"] {
            #expect(!text.contains(danger), "`\(danger)` begins a cell")
        }
        #expect(text.contains("'=HYPERLINK"))
    }

    @Test(arguments: [("text", "deconflict.txt"), ("json", "deconflict.json")])
    func `the result is as known`(format: String, golden: String) throws {
        let run = try CommandLineRun(Self.hostile + ["--format", format, "--packs", "Tests/Fixtures/packs"])
        #expect(run.status == 0)
        try Golden.expect(run.output, golden)
    }

    @Test func `a result compared with itself is unchanged`() throws {
        let scratch = try ScratchFolder()
        let old = scratch.url.appending(path: "old.json").path
        #expect(try CommandLineRun(Self.hostile + ["--format", "json", "--output", old]).status == 0)
        let plain = try CommandLineRun(Self.hostile + ["--format", "json"]).object()
        let compared = try CommandLineRun(Self.hostile + ["--format", "json", "--compare", old])
        #expect(compared.status == 0)
        #expect((plain["findings"] as? [Any])?.isEmpty == false)
        #expect(try compared.object()["snapshotHash"] as? String == plain["snapshotHash"] as? String)
    }

    @Test func `data that cannot be read is 2`() throws {
        #expect(try CommandLineRun(["deconflict", "--data", "no-such-folder"]).status == 2)
    }

    @Test(arguments: ["2021-02-30", "yesterday"])
    func `a day that is none is wrong usage`(day: String) throws {
        #expect(try CommandLineRun(["deconflict", "--data", "x", "--as-of", day]).status == 64)
    }
}
