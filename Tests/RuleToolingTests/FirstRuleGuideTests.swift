import Findings
import FoundationEssentials
import RuleHost
import RuleModel
import RuleTooling
import Testing

@Suite struct FirstRuleGuideTests {
    /// The fenced blocks of the guide, without their indentation, in order.
    private static func blocks() throws -> [String] {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let text = try String(contentsOfFile: root + "/rules/README.md", encoding: .utf8)
        var blocks: [String] = []
        var current: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let content = line.hasPrefix("   ") ? line.dropFirst(3) : line
            guard content.hasPrefix("```") else {
                current?.append(content)
                continue
            }
            if let done = current { blocks.append(done.joined(separator: "\n")) }
            current = current == nil ? [] : nil
        }
        return blocks
    }

    @Test func `the guide's pack checks without a remark and its cases pass`() throws {
        let blocks = try Self.blocks()
        let paths = ["pack.yaml", "parameters/numbers.yaml", "rules/many-refugees.lua", "cases/many-refugees.yaml"]
        #expect(blocks.count == paths.count)
        let files = zip(paths, blocks).map { PackFile(path: $0, shownPath: "my-pack/\($0)", bytes: Array($1.utf8)) }
        let readme = PackFile(path: "README.md", shownPath: "my-pack/README.md", bytes: [])
        let (pack, findings) = PackLoader.load(files: files + [readme], path: "my-pack")
        #expect(findings == [])
        #expect(Checker.check(try #require(pack)) == [])
        let run = CaseRunner.run(try #require(pack))
        #expect(run.results.map(\.mismatches) == [[], [], []])
    }
}
