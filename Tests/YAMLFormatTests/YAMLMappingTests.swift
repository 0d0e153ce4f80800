import Findings
import Testing
import YAMLFormat

@Suite struct YAMLMappingTests {
    private enum Unit: String, CaseIterable {
        case people, percent
    }

    private func mapping(_ text: String) throws -> YAMLMapping {
        YAMLMapping(try #require(StrictYAML.read(text: text, file: "p.yaml").value), "the pack")
    }

    private func words(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.code) \($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.help ?? "")" }
    }

    @Test func `keys are read with their shapes`() throws {
        var pack = try mapping("id: eu.x\ntitle:\ntags: [a, b]\none: c\nyes: true\nunit: people\nrows: [1]\nin: {a: b}")
        #expect(pack.requiredText("id") == "eu.x")
        #expect(pack.optionalText("title") == nil)
        #expect(pack.texts("tags") == ["a", "b"])
        #expect(pack.texts("one") == ["c"])
        #expect(pack.flag("yes") == true)
        #expect(pack.choice("unit", Unit.self) == .people)
        #expect(pack.list("rows").count == 1)
        let nested = pack.mapping("in")
        var inner = try #require(nested)
        #expect(inner.requiredText("a") == "b")
        inner.unknownKeys()
        pack.absorb(inner)
        pack.unknownKeys()
        #expect(pack.findings == [])
    }

    @Test func `what is missing, unknown or misshapen is said at its place with the way out`() throws {
        var pack = try mapping("titel: x\nunit: peopel\nid: [a]\nflag: yes\nwindow:\nzzz: 1\nlist: a\nin: b")
        #expect(pack.optionalText("title") == nil)
        #expect(pack.choice("unit", Unit.self) == nil)
        #expect(pack.requiredText("id") == nil)
        #expect(pack.flag("flag") == false)
        #expect(pack.requiredText("window") == nil)
        #expect(pack.required("name") == nil)
        #expect(pack.list("list") == [])
        let nested = pack.mapping("in")
        pack.absorb(try #require(nested))
        pack.unknownKeys()
        #expect(
            words(pack.findings) == [
                "yaml.wrong-type 2:7 did you mean `people`?", "yaml.wrong-type 3:5 ", "yaml.wrong-type 4:7 ",
                "yaml.missing-key 5:8 add `window:`", "yaml.missing-key 1:1 add `name:`", "yaml.wrong-type 7:7 ",
                "yaml.wrong-type 8:5 ", "yaml.unknown-key 1:1 did you mean `title`?",
                "yaml.unknown-key 6:1 read here: `flag`, `id`, `in`, `list`, `name`, `title`, `unit`, `window`",
            ])
    }

    @Test func `a text where a mapping should be is one finding, not many`() throws {
        var pack = try mapping("just words")
        #expect(pack.required("id") == nil)
        pack.unknownKeys()
        #expect(words(pack.findings) == ["yaml.wrong-type 1:1 "])
    }
}
