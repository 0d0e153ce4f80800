import Foundation
import TestSupport
import Testing

/// A run that comes to an end from outside costs one rule; what a rule says wrongly costs its pack.
@Suite struct FailedRunTests {
    /// A pack with a sound rule and another, with some words before it and in its function.
    static func write(_ id: String, top: String = "", body: String = "", to scratch: ScratchFolder) throws {
        try scratch.writePack(id)
        for (rule, top, body) in [("other", top, body), ("sound", "", "")] {
            try scratch.write(
                """
                \(top)
                return eligibility { id = "\(id)-\(rule)", subject = "state", decide = function(state)
                  \(body)
                  return known("name", state.name)
                end }
                """, to: "\(id)/rules/\(rule).lua")
        }
    }

    static let data = ["--data", "Tests/Fixtures/golden/hostile", "--as-of", "2021-06-15", "--format", "json"]

    static func evaluated(_ scratch: ScratchFolder) throws -> CommandLineRun {
        try CommandLineRun(
            ["evaluate", "--country", "SO", "--packs", scratch.url.path, "--worker", BuiltPrograms.hostileWorker.path]
                + data)
    }

    /// Each answer as `rule: answer cause`.
    static func answers(_ run: CommandLineRun) throws -> [String] {
        let read = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return try #require(read as? [[String: Any]]).map { decision in
            let words = ["answer", "cause"].compactMap { decision[$0] as? String }
            return "\(decision["rule"] ?? "-"): \(words.joined(separator: " "))"
        }
    }

    @Test(arguments: [
        ("while true do end", "indeterminate limit", "limit"),
        ("-- hostile: crash segv", "indeterminate error", "worker.stopped"),
        ("-- hostile: torn", "indeterminate error", "worker.reply"),
    ])
    func `a run that ends from outside answers that it cannot be told, and its pack is asked`(
        _ body: String, _ answer: String, _ code: String
    ) throws {
        let scratch = try ScratchFolder()
        try Self.write("p", body: body, to: scratch)
        let run = try Self.evaluated(scratch)
        #expect(run.status == 0)
        #expect(try Self.answers(run) == ["p-other: \(answer)", "p-sound: ineligible"])
        #expect(run.complaint.components(separatedBy: "[\(code)]").count == 2)
        #expect(!run.complaint.contains("[pack.refused]"))
    }

    @Test(arguments: [
        // Raised by the rule, by the prelude, by a check, found in the text and in the graph.
        ("", "error(\"no\")", "lua.error"), ("", "known(\"\", state.name)", "empty-label"),
        ("", "if state.name then end", "fact-as-condition"), ("", "local = 1", "lua.syntax"),
        ("", "known(\"lost\", state.name)", "clause-dropped"),
        // Before it has said what it is asked about, nothing could answer for it.
        ("while true do end", "", "limit"),
    ])
    func `what a rule says wrongly refuses its pack`(_ top: String, _ body: String, _ code: String) throws {
        let scratch = try ScratchFolder()
        try Self.write("p", top: top, body: body, to: scratch)
        let run = try Self.evaluated(scratch)
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.complaint.contains("[\(code)]"))
        #expect(run.complaint.contains("the pack `p` was not asked, because it has an error [pack.refused]"))
    }

    @Test func `a question about one pack stages that one alone`() throws {
        let scratch = try ScratchFolder()
        try Self.write("asked", to: scratch)
        try Self.write("wrong", body: "error(\"no\")", to: scratch)
        let question = ["explain", "--packs", scratch.url.path, "--subject", "SO"] + Self.data
        let asked = try CommandLineRun(question + ["--pack", "asked"])
        #expect(asked.status == 0)
        #expect(!asked.complaint.contains("error:"))
        let wrong = try CommandLineRun(question + ["--pack", "wrong", "--rule", "wrong-other"])
        #expect(wrong.status == 2)
        #expect(wrong.complaint.contains("[pack.refused]"))
        #expect(!wrong.complaint.contains("[rule.unknown]"))
    }
}
