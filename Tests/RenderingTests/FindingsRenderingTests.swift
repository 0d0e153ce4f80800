import Findings
import JSONFormat
import Rendering
import Testing

@Suite struct FindingsRenderingTests {
    static let finding = Finding(
        .error, "rule.unknown-field", "activity has no field `reportingOrg`",
        at: SourceLocation(file: "a,b:c.lua", line: 12, column: 18), help: "did you mean `reportingOrganisation`?",
        related: [Finding.Related("declared here", at: SourceLocation(file: "x.yaml", line: 3))])

    @Test func `text puts the place first, then help and notes`() {
        #expect(
            FindingsText().render(Self.finding) == """
                a,b:c.lua:12:18: error: activity has no field `reportingOrg` [rule.unknown-field]
                    help: did you mean `reportingOrganisation`?
                    note: x.yaml:3: declared here

                """)
    }

    @Test func `a GitHub command escapes what would end a property or a line`() {
        #expect(
            FindingsGitHub.render([Self.finding])
                == "::error file=a%2Cb%3Ac.lua,line=12,col=18,title=rule.unknown-field::"
                + "activity has no field `reportingOrg`%0Ahelp: did you mean `reportingOrganisation`?\n")
        let attack = Finding(.warning, "x", "a\n::set-env name=PATH::evil%0A")
        #expect(FindingsGitHub.render([attack]) == "::warning title=x::a%0A::set-env name=PATH::evil%250A\n")
    }

    @Test func `JSON has every member of every finding and counts by code`() {
        let document = FindingsJSON.document([Self.finding])
        #expect(document["byCode"] == ["rule.unknown-field": 1])
        #expect(
            document["findings"]?.items.first?.compact == """
                {"code":"rule.unknown-field","severity":"error","message":"activity has no field `reportingOrg`",\
                "location":{"file":"a,b:c.lua","line":12,"column":18},"help":"did you mean `reportingOrganisation`?",\
                "related":[{"message":"declared here","location":{"file":"x.yaml","line":3,"column":null}}]}
                """)
    }

    @Test func `JUnit counts each checked file once and fails the one with an error`() {
        let report = FindingsJUnit.render([Self.finding], checked: ["a,b:c.lua", "good<1>.lua"], suite: "check")
        #expect(report.contains("tests=\"2\" failures=\"1\""))
        #expect(report.contains("name=\"good&lt;1&gt;.lua\"/>"))
    }

    @Test(
        arguments: [
            ("plain – عيادة", "plain – عيادة"), ("a\u{1B}[31mred\u{7}", "a\u{FFFD}[31mred\u{FFFD}"),
            ("two\nlines", "two lines"),
            ("\u{202E}gnp.exe", "\u{FFFD}gnp.exe"), ("\u{9B}31m", "\u{FFFD}31m"),
        ])
    func `text for a terminal carries no escape and stays on one line`(text: String, shown: String) {
        #expect(Neutralised.terminal(text) == shown)
    }

    @Test(
        arguments: [
            ("=HYPERLINK(1)", "\"'=HYPERLINK(1)\""), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("plain", "plain"),
            ("\t=1+1", "\"' =1+1\""), ("@SUM(A1)", "\"'@SUM(A1)\""),
        ])
    func `a spreadsheet cell is never a formula`(text: String, cell: String) {
        #expect(Neutralised.csv(text) == cell)
    }

    @Test func `HTML and Markdown show mark-up as text`() {
        #expect(Neutralised.html("<script>\"&'") == "&lt;script&gt;&quot;&amp;&#39;")
        #expect(Neutralised.markdown("[a](b)|c") == "\\[a\\]\\(b\\)\\|c")
    }
}
