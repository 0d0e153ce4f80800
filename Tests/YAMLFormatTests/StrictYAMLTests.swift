import Findings
import Testing
import YAMLFormat

@Suite struct StrictYAMLTests {
    private func render(_ value: YAMLValue?) -> String {
        guard let value else { return "-" }
        return switch value.content {
        case .scalar(let text, let quoted): value.isNull ? "null" : quoted ? "'\(text)'" : text
        case .sequence(let values): "[" + values.map(render).joined(separator: ", ") + "]"
        case .mapping(let entries): "{" + entries.map { "\($0.key): \(render($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    @Test(
        arguments: [
            (
                "country: NO\ncode: 01110\non: yes\nn: 1_000\nd: 2021-06-15\nx: 0x1F\n",
                "{country: NO, code: 01110, on: yes, n: 1_000, d: 2021-06-15, x: 0x1F}"
            ),
            ("a:\nb: ~\nc: null\nd: ''\ne: \"~\"\nf: NULL", "{a: null, b: null, c: null, d: '', e: '~', f: NULL}"),
            ("- a\n- {b: c, d: [e, 'f']}\n", "[a, {b: c, d: [e, 'f']}]"),
            ("t: |\n  two\n  lines\nf: >-\n  one\n  line\n", "{t: 'two\nlines\n', f: 'one line'}"),
            ("t: R&D and food & health, 5 * 3 *bold*, mail!", "{t: R&D and food & health, 5 * 3 *bold*, mail!}"),
            ("<<: x", "{<<: x}"), ("\u{FEFF}a: b", "{a: b}"), ("# only words\n", "-"), ("", "-"),
            ("a: \"!x\"\nb: '&y'", "{a: '!x', b: '&y'}"),
        ])
    func `scalars are read as text and nothing is guessed`(text: String, expected: String) {
        let (value, findings) = StrictYAML.read(text: text, file: "p.yaml")
        #expect(render(value) == expected)
        #expect(findings == [])
    }

    @Test(
        arguments: [
            ("a: &x 1\nb: *x", "yaml.anchor", 1, 4), ("a: &x 1\n", "yaml.anchor", 1, 4),
            ("é: &x\n  b: c", "yaml.anchor", 1, 5),
            ("a: *x\n", "yaml.syntax", 1, 4), ("a: !!int 3", "yaml.tag", 1, 4), ("a: ! x", "yaml.tag", 1, 4),
            ("a: !!str \"x\"", "yaml.tag", 1, 4), ("a: !t {b: c}", "yaml.tag", 1, 4),
            ("a: !t\n  - b", "yaml.tag", 1, 4),
            ("%YAML 1.1\n---\na: b", "yaml.tag", 1, 1), ("a: 1\nb: 2\na: 3", "yaml.duplicate-key", 1, 1),
            ("a: 1\n'a': 3", "yaml.duplicate-key", 1, 1), ("a: 1\n---\nb: 2", "yaml.syntax", 2, 1),
            ("a: [1, 2", "yaml.syntax", 1, 9), ("a: 1\n\tb: 2", "yaml.syntax", 2, 1),
            ("? [a]\n: b", "yaml.wrong-type", 1, 3),
            ("a: b\u{1}c", "yaml.syntax", 1, 5), ("a:\n  - [[[[x]]]]", "yaml.depth", 2, 6),
        ])
    func `what could mean two things is refused at its place`(text: String, code: String, line: Int, column: Int) {
        let (value, findings) = StrictYAML.read(text: text, file: "p.yaml", limits: YAMLLimits(depth: 3))
        #expect(value == nil)
        #expect(findings.map(\.code) == [code])
        #expect(findings.first?.location == SourceLocation(file: "p.yaml", line: line, column: column))
    }

    @Test func `an alias of aliases used as a key costs no more than its text`() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1..<60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        text += "? *a59\n: x\n? *a58\n: y\n"
        let (value, findings) = StrictYAML.read(text: text, file: "p.yaml")
        #expect(value == nil)
        #expect(Set(findings.map(\.code)) == ["yaml.anchor"])
    }

    @Test(arguments: ["[", "{", "- ", "? ", "{a: ", "[a: ", "{? ", "- - "])
    func `nesting without end is refused and does no harm`(opening: String) {
        let text = String(repeating: opening, count: 100_000 / opening.count)
        let (value, findings) = StrictYAML.read(text: text, file: "p.yaml")
        #expect(value == nil)
        #expect(findings.contains { $0.severity == .error })
    }

    @Test func `a text that is too long is refused unread`() {
        let (value, findings) = StrictYAML.read(text: String(repeating: "#", count: 262_145), file: "p.yaml")
        #expect(value == nil)
        #expect(findings.map(\.code) == ["yaml.too-large"])
        #expect(StrictYAML.read(bytes: [0x61, 0xFF], file: "p.yaml").findings.map(\.code) == ["yaml.encoding"])
    }

    @Test func `places count editor lines and bytes`() throws {
        let text = "a: \"x\u{2028}y\"\r\nbé: c\r\n"
        let root = try #require(StrictYAML.read(text: text, file: "p.yaml").value)
        let entry = try #require(root.entries?.last)
        #expect(entry.location == SourceLocation(file: "p.yaml", line: 2, column: 1))
        #expect(entry.value.location == SourceLocation(file: "p.yaml", line: 2, column: 6))
    }

    @Test func `a document on one long line keeps the place of every value`() throws {
        let text = "[" + String(repeating: "é,", count: 60_000) + "z]"
        let values = try #require(StrictYAML.read(text: text, file: "p.yaml").value?.sequence)
        #expect(values.count == 60_001)
        #expect(values.last?.location == SourceLocation(file: "p.yaml", line: 1, column: 180_002))
    }

    @Test func `a line separator inside a text does not move the lines below it`() throws {
        let root = try #require(StrictYAML.read(text: "a: 'x\u{85}\n y\u{2029}'\nb: c", file: "p.yaml").value)
        #expect(root.entries?.last?.location == SourceLocation(file: "p.yaml", line: 3, column: 1))
    }
}
