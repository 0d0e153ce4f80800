import Foundation
import TestSupport
import Testing

@Suite struct ImportCommandTests {
    static let broken = "Tests/Fixtures/golden/broken"
    static let sample = "docs/examples/somalia"

    @Test func `bad files are named with place and way out, and the rest is read`() throws {
        let run = try CommandLineRun(["import", Self.broken])
        try Golden.expect(run.output, "import-broken.txt")
        #expect(run.status == 1)
        #expect(run.complaint.isEmpty)
    }

    @Test func `the same import as JSON has the shape that others read`() throws {
        let run = try CommandLineRun(["import", Self.broken, "--format", "json"])
        try Golden.expect(run.output, "import-broken.json")
        let object = try run.object()
        #expect(Set(["files", "records", "findings", "byCode"]).isSubset(of: object.keys))
        #expect((object["records"] as? [String: Int])?["activities"] == 1)
    }

    @Test func `an external entity is never read`() throws {
        let run = try CommandLineRun(["import", "\(Self.broken)/entity.xml"])
        #expect(run.output.contains("entity.xml:2:13: error: the file has a DOCTYPE"))
        let host = try String(contentsOfFile: "/etc/hostname", encoding: .utf8).trimmingCharacters(
            in: .whitespacesAndNewlines)
        #expect(host.isEmpty || !run.output.contains(host))
    }

    @Test(arguments: [("note", Int32(1)), ("warning", 1), ("error", 0), ("never", 0)])
    func `the threshold decides between 0 and 1`(threshold: String, status: Int32) throws {
        let run = try CommandLineRun(["import", "\(Self.broken)/percentages.xml", "--fail-on", threshold])
        #expect(run.status == status)
    }

    @Test(arguments: ["no-such-file.xml", "empty"])
    func `what holds no record is 2, never a green 0, whatever the threshold`(name: String) throws {
        let scratch = try ScratchFolder()
        try FileManager.default.createDirectory(
            at: scratch.url.appending(path: "empty"), withIntermediateDirectories: true)
        let run = try CommandLineRun(["import", name, "--fail-on", "never"], in: scratch.url)
        #expect(run.status == 2)
        #expect(run.output.contains("[import.nothing]"))
    }

    @Test func `the sample reads the same on one thread and on four, in any locale and time zone`() throws {
        let plain = try CommandLineRun(["import", Self.sample, "--format", "json", "--jobs", "1"])
        let other = try CommandLineRun(
            ["import", Self.sample, "--format", "json", "--jobs", "4"],
            environment: ["LC_ALL": "ar_EG.UTF-8", "TZ": "Pacific/Kiritimati", "SWIFT_DETERMINISTIC_HASHING": "1"])
        #expect(plain.status == 0)
        #expect(plain.output == other.output)
    }

    @Test func `with an output file nothing is printed and no half file is left`() throws {
        let scratch = try ScratchFolder()
        let file = scratch.url.appending(path: "summary.json").path
        let run = try CommandLineRun(["import", Self.broken, "--format", "json", "--output", file])
        #expect(run.output.isEmpty)
        let written = try String(contentsOfFile: file, encoding: .utf8)
        #expect(written == (try CommandLineRun(["import", Self.broken, "--format", "json"]).output))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["summary.json"])
    }

    @Test func `a file name cannot command a build service or a terminal`() throws {
        let scratch = try ScratchFolder()
        try scratch.write("not xml", to: "::error::x.xml")
        try scratch.write("not xml", to: "\u{1B}[2Jx.xml")
        let run = try CommandLineRun(["import", "::error::x.xml", "\u{1B}[2Jx.xml"], in: scratch.url)
        #expect(run.status == 2)
        #expect(!run.output.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix("::") })
        #expect(!run.output.unicodeScalars.contains("\u{1B}"))
    }

    @Test func `colour is only there when asked for, and NO_COLOR is heeded`() throws {
        let arguments = ["import", "\(Self.broken)/percentages.xml"]
        #expect(try CommandLineRun(arguments + ["--color", "always"]).output.unicodeScalars.contains("\u{1B}"))
        #expect(try !CommandLineRun(arguments, environment: ["NO_COLOR": "1"]).output.unicodeScalars.contains("\u{1B}"))
    }
}
