import Findings
import IATIFormat
import Testing

@Suite struct BadInputTests {
    private static let open = "<iati-activities version='2.03'>\n"
    private static let first = "<iati-activity><iati-identifier>A-1</iati-identifier></iati-activity>\n"

    /// What a file is called, where, and how many activities were read before.
    struct Verdict: Hashable {
        var code: String
        var line: Int?
        var activities: Int

        init(_ code: String, line: Int?, activities: Int) {
            self.code = code
            self.line = line
            self.activities = activities
        }
    }

    private static let started: String = open + first

    private static let unreadable: [(String, Verdict)] = [
        ("", Verdict("xml.empty", line: nil, activities: 0)),
        ("  \n ", Verdict("xml.not-well-formed", line: 2, activities: 0)),
        ("title;amount\n1;2\n", Verdict("xml.not-well-formed", line: 1, activities: 0)),
        ("{\"a\": 1}", Verdict("xml.not-well-formed", line: 1, activities: 0)),
        (started + "<iati-activity>\n<title></iati-activity>", Verdict("xml.not-well-formed", line: 4, activities: 1)),
        (started + "</iati-activities><more/>", Verdict("xml.not-well-formed", line: 3, activities: 1)),
        (started + "<iati-activity><title>\u{0}</title>", Verdict("xml.not-well-formed", line: 3, activities: 1)),
        (started + "<iati-activity>&custom;</iati-activity>", Verdict("xml.not-well-formed", line: 3, activities: 1)),
        (started + "<iati-activity a='1' a='2'/>", Verdict("xml.not-well-formed", line: 3, activities: 1)),
        (started, Verdict("xml.truncated", line: 3, activities: 1)),
        (started + "<iati-activity>\n<title", Verdict("xml.truncated", line: 4, activities: 1)),
        ("<!DOCTYPE iati-activities>\n" + open, Verdict("xml.doctype", line: 1, activities: 0)),
        ("<?xml version='1.0' encoding='x-none'?>" + open, Verdict("xml.encoding", line: 1, activities: 0)),
    ]

    @Test(arguments: unreadable)
    func `a file that cannot be read to its end says so at its place and keeps what came before`(
        text: String, expected: Verdict
    ) {
        let file = IATIFile.read(bytes: Array(text.utf8), file: "bad.xml")
        let verdicts = file.findings.map {
            Verdict($0.code, line: $0.location?.line, activities: file.activityCount)
        }
        #expect(verdicts == [expected])
        #expect(file.findings.allSatisfy { $0.severity == .error && $0.location?.file == "bad.xml" })
    }

    @Test func `the activity that was cut off is named`() {
        let text = Self.open + Self.first + "\n  <iati-activity>\n<iati-identifier> B-2 </iati-identifier><title><narr"
        let file = IATIFile.read(bytes: Array(text.utf8), file: "cut.xml")
        let begin = SourceLocation(file: "cut.xml", line: 4, column: 3)
        #expect(
            file.findings.map(\.message) == [
                "the file ends before its root element does; the activity `B-2`, begun on line 4, was left out"
            ])
        #expect(
            file.findings.first?.related == [
                Finding.Related("the activity that was cut off begins here", at: begin)
            ])
        #expect(file.findings.first?.help == "fetch the file again; activities read before it: 1")
    }

    @Test func `a billion laughs are stopped at the DOCTYPE`() {
        var text = "<?xml version='1.0'?>\n<!DOCTYPE lolz [<!ENTITY lol 'lol'>\n"
        for level in 1...9 {
            let inner = String(repeating: "&lol\(level - 1);", count: 10)
            text += "<!ENTITY lol\(level) '\(inner)'>\n"
        }
        text += "]>\n<iati-activities><iati-activity>&lol9;</iati-activity></iati-activities>"
        let file = IATIFile.read(bytes: Array(text.utf8), file: "laughs.xml")
        #expect(file.findings.map(\.code) == ["xml.doctype"])
        #expect(file.findings.first?.location?.line == 2)
        #expect(file.activityCount == 0)
    }

    @Test(arguments: ["SYSTEM 'file:///etc/hostname'", "PUBLIC '-//x' 'http://example.org/x.dtd'"])
    func `an external entity or subset is never fetched`(external: String) {
        let text =
            "<!DOCTYPE a [<!ENTITY x \(external)>]>" + Self.open
            + "<iati-activity><title>&x;</title></iati-activity></iati-activities>"
        let file = IATIFile.read(bytes: Array(text.utf8), file: "external.xml")
        #expect(file.findings.map(\.code) == ["xml.doctype"])
        let subset = IATIFile.read(bytes: Array("<!DOCTYPE a \(external)>\(Self.open)".utf8), file: "external.xml")
        #expect(subset.findings.map(\.code) == ["xml.doctype"])
    }

    @Test func `nesting is bounded, and what is just within the bound is read`() {
        func nested(_ depth: Int) -> [UInt8] {
            let inner = String(repeating: "<a>", count: depth - 1) + String(repeating: "</a>", count: depth - 1)
            return Array((Self.open + "<iati-activity>" + inner + "</iati-activity></iati-activities>").utf8)
        }
        let within = IATIFile.read(bytes: nested(64), file: "deep.xml")
        #expect(within.findings == [])
        let beyond = IATIFile.read(bytes: nested(65), file: "deep.xml")
        #expect(beyond.findings.map(\.code) == ["xml.depth"])
        let endless = Self.open + String(repeating: "<iati-activity>", count: 100_000)
        #expect(IATIFile.read(bytes: Array(endless.utf8), file: "deep.xml").findings.map(\.code) == ["xml.depth"])
    }

    @Test func `an activity that is too large ends the file, and the ones before it are kept`() {
        let text =
            Self.open + Self.first + "<iati-activity><iati-identifier>BIG</iati-identifier>"
            + String(repeating: "<tag code='1'>text</tag>", count: 2000) + "</iati-activity></iati-activities>"
        let file = IATIFile.read(
            bytes: Array(text.utf8), file: "big.xml", limits: ReadingLimits(recordBytes: 50_000))
        #expect(file.findings.map(\.code) == ["xml.record-size"])
        #expect(file.findings.first?.message.contains("`BIG`") == true)
        #expect(file.activityCount == 1)
    }

    @Test func `a file that is too large is read up to the bound`() {
        let text = Self.open + String(repeating: Self.first, count: 100) + "</iati-activities>"
        let bound = Self.open.utf8.count + Self.first.utf8.count * 10
        let limits = ReadingLimits(fileBytes: bound)
        let whole = Transcript.of(bytes: Array(text.utf8), file: "long.xml", limits: limits)
        #expect(whole.file.findings.map(\.code) == ["xml.file-size"])
        #expect(whole.file.activityCount == 10)
        #expect(Transcript.of(bytes: Array(text.utf8), file: "long.xml", piece: 7, limits: limits) == whole)
        #expect(
            IATIFile.read(
                bytes: Array(text.utf8), file: "a.xml", limits: ReadingLimits(fileBytes: text.utf8.count)
            ).findings.isEmpty)
    }

    @Test func `bytes that are not UTF-8 are named by their line`() {
        let bytes =
            Array((Self.open + Self.first).utf8) + Array("<iati-activity><title>caf".utf8) + [0xE9, 0x20]
            + Array("</title></iati-activity></iati-activities>".utf8)
        let file = IATIFile.read(bytes: bytes, file: "latin.xml")
        #expect(file.findings.map(\.code) == ["xml.encoding"])
        #expect(file.findings.first?.location?.line == 3)
        #expect(file.activityCount == 1)
    }

    @Test func `a broken UTF-16 file is an encoding fault and the activities before it are kept`() throws {
        var bytes = try Fixture.bytes("excerpt-utf16.xml")
        let place = bytes.count - 1_001
        bytes.replaceSubrange(place..<place + 2, with: [0xD8, 0x00])
        bytes.replaceSubrange(place + 2..<place + 4, with: [0xD8, 0x41])
        let file = IATIFile.read(bytes: bytes, file: "wide.xml", limits: ReadingLimits(windowBytes: 512))
        #expect(file.findings.map(\.code) == ["xml.encoding"])
        #expect(file.activityCount == 1)
    }

    @Test(arguments: ["9.99", "1.05", "2.3", ""])
    func `an unknown version is named and the file is read`(version: String) {
        let text = "<iati-activities version='\(version)'>" + Self.first + "</iati-activities>"
        let file = IATIFile.read(bytes: Array(text.utf8), file: "v.xml")
        #expect(
            file.findings == [
                Finding(
                    .warning, "iati.version", "the version `\(version)` is not known; it was read as 2.03",
                    at: SourceLocation(file: "v.xml", line: 1, column: 1),
                    help: "set `version` to one of `2.01`, `2.02` or `2.03`")
            ])
        #expect(file.activityCount == 1)
        #expect(file.header?.versionText == version && file.header?.version == nil)
    }

    @Test(arguments: ["iati-organisations", "html", "iati-activity"])
    func `another root element is named and nothing is read`(root: String) {
        let text = "<?xml version='1.0'?>\n <\(root) version='2.03'>" + Self.first + "</\(root)>"
        let file = IATIFile.read(bytes: Array(text.utf8), file: "root.xml")
        #expect(file.findings.map(\.code) == ["iati.root"])
        #expect(file.findings.first?.location == SourceLocation(file: "root.xml", line: 2, column: 2))
        #expect(file.activityCount == 0)
    }

    @Test func `what stands where an activity should is named once and the rest is read`() {
        let text = Self.open + "<extra/><extra/>" + Self.first + "</iati-activities>"
        let file = IATIFile.read(bytes: Array(text.utf8), file: "x.xml")
        #expect(file.findings.map(\.code) == ["iati.unknown-record"])
        #expect(file.activityCount == 1)
    }

    @Test func `a prefix that was never declared is a warning and its attribute is kept`() {
        let text = Self.open + "<iati-activity own:x='1'/></iati-activities>"
        let transcript = Transcript.of(text, file: "p.xml")
        #expect(transcript.file.findings.map(\.code) == ["xml.namespace"])
        #expect(transcript.lines == ["2:1 iati-activity {own}x=1: "])
    }

    @Test func `readers on several threads do not disturb each other`() async {
        let bad = Array((Self.open + "<iati-activity><title></iati-activity>").utf8)
        let good = Array((Self.open + Self.first + "</iati-activities>").utf8)
        let outcomes = await withTaskGroup(of: (Int, IATIFile).self) { group in
            for number in 0..<40 {
                group.addTask { (number % 2, IATIFile.read(bytes: number % 2 == 0 ? good : bad, file: "t.xml")) }
            }
            return await group.reduce(into: [Set<IATIFile>(), Set<IATIFile>()]) { $0[$1.0].insert($1.1) }
        }
        #expect(outcomes.map(\.count) == [1, 1])
        #expect(outcomes[0].first?.findings.isEmpty == true)
        #expect(outcomes[1].first?.findings.count == 1)
    }
}
