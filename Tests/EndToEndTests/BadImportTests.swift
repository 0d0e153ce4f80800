import Foundation
import TestSupport
import Testing

/// Every kind of bad input beside a good file, as a shell sees it: a message with its place, the exit code of the
/// contract, and the good file is read.
@Suite struct BadImportTests {
    private static let open = "<iati-activities version=\"2.03\">\n"
    private static let close = "</iati-activities>\n"

    private static func activity(_ identifier: String, _ more: String = "") -> String {
        """
        <iati-activity default-currency="USD">
        <iati-identifier>\(identifier)</iati-identifier>
        <reporting-org ref="XM-A" type="10"/><title><narrative>T</narrative></title><activity-status code="2"/>
        \(more)
        </iati-activity>

        """
    }

    private static func transaction(_ value: String, type: String = "3") -> String {
        "<transaction><transaction-type code=\"\(type)\"/>\(value)</transaction>"
    }

    private static func file(_ more: String) -> String { open + activity("XM-A-2", more) + close }

    /// A bad input, the beginning of what is said of it, and how the run ends.
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var says: String
        var status: Int32
        var testDescription: String { says }

        init(_ text: String, _ says: String, _ status: Int32) {
            self.text = text
            self.says = says
            self.status = status
        }
    }

    static let cases: [Case] = [
        Case("title;amount\n", "bad.xml:1:1: error: the file is not well-formed XML", 1),
        Case("{\"a\": 1}", "bad.xml:1:1: error: the file is not well-formed XML", 1),
        Case("", "bad.xml: warning: the file is empty", 0),
        Case(open + activity("XM-A-2") + "<iati-activity><iati-id", "bad.xml:7:24: error: the file ends before", 1),
        Case(
            "<!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;\">]>\n" + file("&m;"),
            "bad.xml:1:13: error: the file has a DOCTYPE", 1),
        Case(
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n" + file("&x;"),
            "bad.xml:1:13: error: the file has a DOCTYPE", 1),
        Case(
            "<!DOCTYPE a PUBLIC \"-//x\" \"http://127.0.0.1:1/x\">\n" + file(""),
            "bad.xml:1:49: error: the file has a DOC", 1),
        Case(file(String(repeating: "<a>", count: 5_000)), "bad.xml:5:192: error: elements are nested", 1),
        Case(
            "<?xml version=\"1.0\" encoding=\"x-none\"?>" + file(""), "bad.xml:1:38: error: the file is not in the enc",
            1),
        Case(
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + file(""), "bad.xml:1:38: error: the file is not in the enc",
            1),
        Case(
            "<iati-activities version=\"9.9\"></iati-activities>", "bad.xml:1:1: warning: the version `9.9` is not", 0),
        Case(file(transaction("<value>-5</value>")), "bad.xml:5: note: the amount -5 is negative", 0),
        Case(file(transaction("")), "bad.xml:5: warning: a transaction has no value", 0),
        Case(file(transaction("<value>1,000</value>")), "bad.xml:5: warning: `1,000` is not an amount", 0),
        Case(
            file("<sector code=\"11110\" percentage=\"90\"/>"), "bad.xml:2: warning: the percentages of the sectors", 0),
        Case(file(transaction("<value>1</value>", type: "88")), "bad.xml:5: warning: `88` is not on the code list", 0),
        Case(file("<recipient-country code=\"K1\"/>"), "bad.xml:5: warning: `K1` is not on the code list `Country`", 0),
    ]

    @Test(arguments: cases)
    func `bad input is named at its place and the file beside it is read`(bad: Case) throws {
        let scratch = try ScratchFolder()
        try scratch.write(bad.text, to: "bad.xml")
        try scratch.write(Self.open + Self.activity("XM-A-1") + Self.close, to: "good.xml")
        let run = try CommandLineRun(["import", "bad.xml", "good.xml"], in: scratch.url)
        #expect(run.output.split(separator: "\n").contains { $0.hasPrefix(bad.says) }, "\(run.output)")
        #expect(run.status == bad.status)
        let json = try CommandLineRun(["import", "bad.xml", "good.xml", "--format", "json"], in: scratch.url).object()
        let files = json["files"] as? [[String: Any]] ?? []
        #expect(files.first { $0["path"] as? String == "good.xml" }?["records"] as? Int == 1)
        let host = try String(contentsOfFile: "/etc/hostname", encoding: .utf8)
        #expect(host.count < 3 || !run.output.contains(host.dropLast()))
    }

    @Test func `bytes of another encoding are named and what came before is kept`() throws {
        let scratch = try ScratchFolder()
        let text = Self.open + Self.activity("XM-A-1") + Self.activity("É-2") + Self.close
        let latin = try #require(text.data(using: .isoLatin1))
        try latin.write(to: scratch.url.appending(path: "bad.xml"))
        let run = try CommandLineRun(["import", "bad.xml"], in: scratch.url)
        #expect(run.output.hasPrefix("bad.xml:8:18: error: the file is not in the encoding it declares"))
        #expect(run.status == 1)
        let declared = "<?xml version=\"1.0\" encoding=\"UTF-16LE\"?>" + text
        let utf16 = try #require(declared.data(using: .utf16LittleEndian))
        try utf16.write(to: scratch.url.appending(path: "bad.xml"))
        #expect(try CommandLineRun(["import", "bad.xml"], in: scratch.url).status == 0)
    }

    @Test func `an empty folder, a pipe and a link that leads away are named and nothing waits for them`() throws {
        let scratch = try ScratchFolder()
        let files = FileManager.default
        for name in ["empty", "full"] {
            try files.createDirectory(at: scratch.url.appending(path: name), withIntermediateDirectories: true)
        }
        try scratch.write(Self.open + Self.activity("XM-A-1") + Self.close, to: "full/good.xml")
        try files.createSymbolicLink(atPath: scratch.url.path + "/full/away.xml", withDestinationPath: "/etc/hostname")
        #expect(mkfifo(scratch.url.path + "/full/pipe.xml", 0o600) == 0)
        let run = try CommandLineRun(["import", "empty", "full"], in: scratch.url)
        let said = run.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        #expect(said.contains("empty: warning: the folder holds no file [import.empty-folder]"))
        #expect(said.contains("full/away.xml: note: a symbolic link is not followed [import.link-skipped]"))
        #expect(said.contains { $0.hasPrefix("full/pipe.xml: error: the file cannot be read: it is a pipe") })
        #expect(run.status == 1)
    }

    @Test(arguments: ["text", "json"])
    func `words from a file command neither a terminal nor a build service`(format: String) throws {
        let scratch = try ScratchFolder()
        let hostile = ["\n::error::boom", "##[error]boom", "\u{202E}12", "\u{9B}31m", "\n::add-mask::x"]
        let amounts = hostile.map { Self.transaction("<value>\($0)</value>", type: "\u{202E}::stop-commands::x") }
        try scratch.write(Self.file(amounts.joined()), to: "bad.xml")
        try scratch.write(
            "register: judgement\nrows:\n  - \"\\e[2J::error::x\": 1\n    state: \"\\n::error::boom\"\n",
            to: "register.yaml")
        let run = try CommandLineRun(["import", ".", "--format", format], in: scratch.url)
        #expect(run.status == 1)
        #expect(run.output.contains("boom"))
        #expect(!run.output.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{9B}"].contains($0) })
        let opened = (run.output + run.complaint).split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(!opened.contains { $0.hasPrefix("::") || $0.hasPrefix("##[") })
    }
}
