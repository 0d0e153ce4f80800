import Foundation
import TestSupport
import Testing

/// `docs/reference/determinism.md` names the tests that hold each of its rows.
@Suite struct DeterminismPageTests {
    @Test func `every test that the page names exists, and every row names one`() throws {
        let page = try String(
            contentsOf: SharedData.packageRoot.appending(path: "docs/reference/determinism.md"), encoding: .utf8)
        let known = try Self.tests()
        var rows = 0
        for line in page.split(separator: "\n") {
            // A row of three cells ends with its tests; what stands in the others is code.
            let cells = line.hasPrefix("| ") ? line.dropLast(2).split(separator: " | ") : [line]
            guard cells.count != 2, let last = cells.last, !last.hasSuffix("test"), !line.hasPrefix("| ---") else {
                continue
            }
            let named = last.matches(of: /`([^`]+)`/).map { String($0.output.1) }.filter { $0.count { $0 == " " } > 1 }
            #expect(Set(named).subtracting(known) == [], "no test is called so")
            if cells.count == 3 {
                rows += 1
                #expect(!named.isEmpty, "\(line) names no test")
            }
        }
        #expect(rows == 19)
    }

    /// The names of all tests.
    static func tests() throws -> Set<String> {
        var names: Set<String> = []
        for file in try ArchitectureTests.swiftFiles(under: "Tests") {
            let text = try String(contentsOf: file, encoding: .utf8)
            names.formUnion(text.matches(of: /func `([^`]+)`/).map { String($0.output.1) })
        }
        return names
    }
}
