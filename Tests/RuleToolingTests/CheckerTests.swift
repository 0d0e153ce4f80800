import Findings
import FoundationEssentials
import RuleTooling
import Testing

@Suite struct CheckerTests {
    private static let root = String(#filePath.split(separator: "/").dropLast(3).joined(separator: "/"))

    @Test(arguments: ["rules/packs", "Tests/Fixtures/packs"])
    func `the packs that ship stage under every set of parameters`(_ path: String) {
        let result = Checker.check(["/\(Self.root)/\(path)"])
        #expect(result.findings.map(\.code) == [])
        #expect(result.findings.map(\.message) == [])
        #expect(result.rules >= 2)
    }

    @Test func `a path without packs is never a success`() {
        let result = Checker.check(["/\(Self.root)/Sources"])
        #expect(result.findings.map(\.code) == ["pack.none"])
    }
}
