import Findings
import IATIFormat
import Testing

@Suite struct ActivityReaderTests {
    @Test func `an activity gives its elements, attributes and text`() {
        var seen: [String?] = []
        let file = IATIFile.read(bytes: Array(Self.sample.utf8), file: "a.xml") { activity in
            seen.append(activity.identifier)
            seen.append(activity.attribute(.defaultCurrency)?.string)
            seen.append(activity.element(.title)?.child(.narrative)?.text.string)
            seen.append(activity.element(.reportingOrg)?.attribute(.ref)?.string)
            seen.append(activity.element(.location)?.attribute(.ref)?.string)
            return .readOn
        }
        #expect(seen == ["XM-1", "EUR", "Water & <sand>", "A&B \"x\"", nil])
        #expect(file.activityCount == 1)
        #expect(file.findings.isEmpty)
        #expect(file.header?.version == .v203)
        #expect(file.header?.generatedDatetime == "2021-06-15T00:00:00")
        #expect(file.header?.line == 2)
    }

    @Test func `narratives keep their languages`() {
        var narratives: [String] = []
        _ = IATIFile.read(bytes: Array(Self.sample.utf8), file: "a.xml") { activity in
            var all = activity.element(.title)?.children(.narrative)
            while let one = all?.next() {
                narratives.append("\(one.attribute(.xmlLang)?.string ?? "-"): \(one.text.string)")
            }
            return .readOn
        }
        #expect(narratives == ["-: Water & <sand>", "fr: Eau & « sable »"])
    }

    @Test func `names of a publisher's own are kept and marked`() {
        let lines = Transcript.of(Self.sample, file: "a.xml").lines
        #expect(lines.contains("  5:3 {http://example.org/own}note {http://example.org/own}kind=a: kept"))
        #expect(lines.contains("  6:3 colour shade=b: blue"))
    }

    @Test func `every element has the line and column of its start tag, however many lines that takes`() {
        let text =
            "<iati-activities version='2.03'>\r\n<iati-activity>\n\n  <title\n  >\n<narrative/></title>"
            + "<!-- é\n --><sector code='1'\n\n/>é<tag/>\n</iati-activity></iati-activities>"
        let transcript = Transcript.of(text, file: "a.xml")
        #expect(
            transcript.lines == [
                "2:1 iati-activity: ", "  4:3 title: ", "    6:1 narrative: ", "  7:5 sector code=1: ", "  9:5 tag: ",
            ])
    }

    @Test func `text between children is had with the full text and nowhere else`() {
        var texts: [String] = []
        let text =
            "<iati-activities version='2.03'><iati-activity> <description> a <b>b<i>c</i></b>\n d <![CDATA[<e>]]>"
            + "<!-- no -->f </description></iati-activity></iati-activities>"
        _ = IATIFile.read(bytes: Array(text.utf8), file: "a.xml") { activity in
            let description = activity.element(.description)
            texts = [description?.text.string ?? "", description?.fullText ?? ""]
            return .readOn
        }
        #expect(texts == [" a ", "a b c d <e>f"])
    }

    @Test func `attribute values have their references resolved once`() {
        var values: [String] = []
        let text =
            "<iati-activities version='2.03'><iati-activity>"
            + "<sector code='a&amp;b&#38;c&amp;#38;d&lt;&gt;&quot;&apos;&#233;&amp;'/></iati-activity></iati-activities>"
        _ = IATIFile.read(bytes: Array(text.utf8), file: "a.xml") { activity in
            values.append(activity.element(.sector)?.attribute(.code)?.string ?? "-")
            return .readOn
        }
        #expect(values == ["a&b&c&#38;d<>\"'é&"])
    }

    @Test func `a function that has seen enough stops the reader without a finding`() {
        let text = "<iati-activities version='2.03'><iati-activity/><iati-activity/></iati-activities>"
        var reader = IATIActivityReader(file: "a.xml")
        reader.feed(Array(text.utf8).span.bytes) { _ in .stop }
        reader.finish { _ in .stop }
        let outcome = (reader.activityCount, reader.findings, reader.isReading)
        #expect(outcome == (1, [], false))
    }

    @Test(arguments: [1, 4, 5, 7, 64, 1000, 65536], [1, 7, 65536])
    func `pieces may be cut anywhere`(window: Int, piece: Int) throws {
        for name in ["excerpt.xml", "excerpt-utf16.xml", "excerpt-latin1.xml"] {
            let bytes = try Fixture.bytes(name)
            let whole = Transcript.of(bytes: bytes, file: name)
            #expect(whole.file.activityCount == 2)
            let cut = Transcript.of(bytes: bytes, file: name, piece: piece, limits: ReadingLimits(windowBytes: window))
            #expect(cut == whole)
        }
    }

    @Test func `encodings that are declared are read as what they say`() throws {
        let utf8 = Transcript.of(bytes: try Fixture.bytes("excerpt.xml"), file: "a.xml")
        let utf16 = Transcript.of(bytes: try Fixture.bytes("excerpt-utf16.xml"), file: "a.xml")
        let latin1 = Transcript.of(bytes: try Fixture.bytes("excerpt-latin1.xml"), file: "a.xml")
        #expect(utf8.linesWithoutColumns == utf16.linesWithoutColumns)
        #expect(utf8.linesWithoutColumns == latin1.linesWithoutColumns)
        #expect(utf8.file.findings.isEmpty && utf16.file.findings.isEmpty && latin1.file.findings.isEmpty)
    }

    @Test func `names are written as in the standard`() {
        #expect(ElementName.iatiActivities.text == "iati-activities")
        #expect(ElementName.website.text == "website")
        #expect(AttributeName.xmlLang.text == "xml:lang")
        #expect(AttributeName.rate2.text == "rate-2")
        #expect(AttributeName.srsName.text == "srsName")
        #expect(AttributeName.year.text == "year")
    }

    static let sample = """
        <?xml version="1.0" encoding="UTF-8"?>
        <iati-activities version="2.03" generated-datetime="2021-06-15T00:00:00">
        <iati-activity default-currency="EUR" xmlns:own="http://example.org/own">
          <iati-identifier> XM-1
        </iati-identifier><own:note own:kind="a">kept</own:note>
          <colour shade="b">blue</colour>
          <reporting-org ref="A&amp;B &quot;x&quot;"/>
          <title><narrative>Water &amp; &lt;sand&gt;</narrative><narrative xml:lang="fr">Eau &#38; « sable »</narrative></title>
        </iati-activity>
        </iati-activities>
        """.replacing("\n</iati-identifier>", with: "</iati-identifier>\n  ")
}
