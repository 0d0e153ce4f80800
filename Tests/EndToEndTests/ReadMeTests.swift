import Foundation
import TestSupport
import Testing

/// The commands that the README shows do what it shows.
@Suite struct ReadMeTests {
    /// A command of the README with the output printed below it.
    struct Example: Sendable, CustomTestStringConvertible {
        var command: String
        var shown: [String]
        var testDescription: String { command }
    }

    static let examples: [Example] = {
        let file = SharedData.packageRoot.appending(path: "README.md")
        // An unreadable README gives no examples, which the first test reports.
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "```console\n").dropFirst().compactMap { part in
            let lines = part.components(separatedBy: "\n```")[0].components(separatedBy: "\n")
            guard let first = lines.first, first.hasPrefix("$ concord ") else { return nil }
            return Example(command: String(first.dropFirst("$ concord ".count)), shown: Array(lines.dropFirst()))
        }
    }()

    @Test func `the README has examples`() {
        #expect(Self.examples.count >= 4)
    }

    @Test(arguments: examples)
    func `an example of the README prints what it shows`(example: Example) throws {
        let run = try CommandLineRun(example.command.split(separator: " ").map(String.init))
        var lines = run.output.components(separatedBy: "\n")[...]
        var maySkip = false
        for line in example.shown {
            if line == "…" {
                maySkip = true
                continue
            }
            let found = maySkip ? lines.firstIndex(of: line) : lines.first == line ? lines.startIndex : nil
            let place = try #require(found, "`\(line)` is not in the output where the README has it")
            lines = lines[(place + 1)...]
            maySkip = false
        }
        #expect(maySkip || lines.allSatisfy(\.isEmpty), "the output goes on after what the README shows")
    }
}
