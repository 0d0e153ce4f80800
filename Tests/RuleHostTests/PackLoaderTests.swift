import Findings
import RuleHost
import RuleModel
import Testing

@Suite struct PackLoaderTests {
    static let manifest = """
        id: test
        version: 1.0.0
        title: A pack for tests
        authority: { id: XX-TEST, name: Test }
        status: illustrative
        api: ">=1.0, <2"
        valid: { from: 2020-01-01 }
        basis: [{ document: none }]
        sensitivity: public
        """

    static func load(_ extra: [(String, String)], manifest: String = manifest) -> (pack: Pack?, findings: [Finding]) {
        let texts = [("pack.yaml", manifest), ("README.md", "test"), ("rules/r.lua", "return 1")] + extra
        let files = texts.map { PackFile(path: $0.0, shownPath: "test/\($0.0)", bytes: Array($0.1.utf8)) }
        return PackLoader.load(files: files, path: "test")
    }

    @Test func `a sound pack loads without findings`() {
        let (pack, findings) = Self.load([
            (
                "parameters/p.yaml",
                "- { name: n, unit: share, origin: quoted, reference: r, values: [{ from: 2020-01-01, value: 0.1 }] }"
            )
        ])
        #expect(findings == [])
        #expect(pack?.parameters.map(\.name) == ["n"])
        #expect(pack?.hash.count == 64)
    }

    @Test(arguments: [
        ("- { name: n, unit: share, origin: quoted, values: [{ from: 2020-01-01, value: 1 }] }", "yaml.missing-key"),
        ("- { name: n, unit: share, reference: r, values: [{ from: 2020-01-01, value: 1 }] }", "yaml.missing-key"),
        (
            "- { name: n, unit: share, origin: guess, reference: r, values: [{ from: 2020-01-01, value: 1 }] }",
            "yaml.wrong-type"
        ),
        (
            "- { name: n, unit: share, origin: quoted, reference: r, values: [{ from: 2020-02-30, value: 1 }] }",
            "pack.date"
        ),
        (
            "- { name: n, unit: share, origin: quoted, reference: r, values: [{ from: 2020-01-01, value: x }] }",
            "parameter.value"
        ),
        (
            "- { name: n, unit: share, origin: quoted, reference: r, values: [{ from: 2021-01-01, value: 1 }] }",
            "parameter.gap"
        ),
        (
            "- { name: n, unit: share, origin: quoted, reference: r, values: [{ from: 2020-01-01, to: 2020-12-31, value: 1 }, { from: 2020-06-01, value: 2 }] }",
            "parameter.overlap"
        ),
    ])
    func `a defect of a parameter is a finding`(_ text: String, _ code: String) {
        let (_, findings) = Self.load([("parameters/p.yaml", text)])
        #expect(findings.map(\.code) == [code])
    }

    @Test func `an unknown key of the manifest names the nearest one`() {
        let (_, findings) = Self.load([], manifest: Self.manifest + "\nsensitivty: public")
        #expect(findings.map(\.code) == ["yaml.unknown-key"])
        #expect(findings.first?.help == "did you mean `sensitivity`?")
    }

    @Test func `an api range that leaves this host out is refused`() {
        let asked = Self.manifest.split(separator: "\n").filter { !$0.hasPrefix("api:") }.joined(separator: "\n")
        let (_, findings) = Self.load([], manifest: asked + "\napi: \">=2.0\"")
        #expect(findings.map(\.code) == ["pack.api"])
    }

    @Test func `a directory without manifest is named`() {
        let (pack, findings) = PackLoader.load(files: [], path: "nowhere")
        #expect(pack == nil)
        #expect(findings.map(\.code) == ["pack.manifest-missing"])
    }

    // MARK: Texts

    @Test func `texts are read with their language, rule and key`() {
        let (pack, findings) = Self.load([
            ("texts/es.yaml", "r: uno\nr.a.b: dos"), ("texts/fr.yaml", "r.no: NO"),
        ])
        #expect(findings == [])
        let texts = pack?.texts.map { [$0.language.rawValue, $0.rule, $0.key, $0.text] }
        #expect(texts == [["es", "r", "", "uno"], ["es", "r", "a.b", "dos"], ["fr", "r", "no", "NO"]])
    }

    @Test(arguments: [
        ("texts/de.yaml", "r: eins", "1 texts.language"), ("texts/en.yaml", "r: one", "1 texts.language"),
        ("texts/fr.yaml", "- r: un", "1 texts.shape"), ("texts/fr.yaml", "r: [un]", "1 texts.shape"),
        ("texts/fr.yaml", "r: un\nr.a:", "2 texts.empty"), ("texts/fr.yaml", "r: ' '", "1 texts.empty"),
        ("texts/fr.yaml", "r: un\nr: deux", "1 yaml.duplicate-key"), ("texts/fr.yaml", "", "1 pack.empty-file"),
    ])
    func `texts are read strictly`(_ path: String, _ text: String, _ expected: String) {
        let findings = Self.load([(path, text)]).findings
        #expect(findings.map { "\($0.location?.line ?? 1) \($0.code)" } == [expected])
    }
}
