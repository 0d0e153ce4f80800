import Foundation
import TestSupport
import Testing

@Suite struct BenchCommandTests {
    static let few = ["--as-of", "2021-06-15", "--subjects", "30", "--rounds", "1"]

    @Test func `the rules shipped are timed, each once`() throws {
        let run = try CommandLineRun(["bench", "rules/packs", "--format", "json"] + Self.few)
        #expect(run.status == 0)
        let report = try run.object()
        #expect(
            Set(report.keys) == ["asOf", "generated", "optimised", "rules", "populations", "slow", "findings"])
        #expect(report["generated"] as? Bool == true)
        let rules = try #require(report["rules"] as? [[String: Any]])
        let files = try FileManager.default.subpathsOfDirectory(atPath: "rules/packs").filter { $0.hasSuffix(".lua") }
        #expect(rules.count == files.count)
        for rule in rules {
            let times = try #require(rule["decisionMicroseconds"] as? [String: Double])
            let percentiles = ["p50", "p95", "p99", "most"].compactMap { times[$0] }
            #expect(percentiles.count == 4 && percentiles == percentiles.sorted())
            #expect(times["count"] == 30)
            #expect(rule["subjects"] as? Int == 30)
        }
    }

    @Test func `with data its own subjects are asked`() throws {
        let data = ["--data", "docs/examples/somalia", "--quiet"]
        let run = try CommandLineRun(["bench", "rules/packs/ida-refugee-window", "--format", "json"] + Self.few + data)
        #expect(run.status == 0)
        let report = try run.object()
        #expect(report["generated"] as? Bool == false)
        let rules = try #require(report["rules"] as? [[String: Any]])
        #expect(rules.map { $0["rule"] as? String } == ["refugee-window"])
        #expect((rules.first?["subjects"] as? Int ?? 0) > 0)
    }

    @Test func `text names the rules and the slow ones`() throws {
        let run = try CommandLineRun(["bench", "rules/packs/inform-classes"] + Self.few)
        #expect(run.status == 0)
        #expect(run.output.contains("risk-class"))
        #expect(run.output.contains("Slow rules"))
    }

    /// A hundred rules about an activity, as `make bench-rules` writes them.
    static func hundredRules() throws -> ScratchFolder {
        let scratch = try ScratchFolder()
        let written = try CommandLineRun(
            ["python3", "Tests/Benchmarks/hundred_activities.py", scratch.url.path],
            environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"],
            program: URL(filePath: "/usr/bin/env"))
        try #require(written.status == 0, "\(written.complaint)")
        return scratch
    }

    @Test func `a hundred rules about an activity pass their own cases`() throws {
        let hundred = try Self.hundredRules()
        let run = try CommandLineRun(["test", hundred.url.path])
        #expect(run.status == 0, "\(run.output)")
    }

    @Test func `all rules about a kind of subject are timed together`() throws {
        let hundred = try Self.hundredRules()
        let arguments = ["--measure", "population", "--jobs", "3", "--format", "json"]
        let run = try CommandLineRun(["bench", "rules/packs", hundred.url.path] + Self.few + arguments)
        #expect(run.status == 0)
        let report = try run.object()
        #expect((report["rules"] as? [Any])?.isEmpty == true)
        let populations = try #require(report["populations"] as? [[String: Any]])
        #expect(populations.map { $0["subject"] as? String } == ["activity", "portfolio", "state"])
        let activities = try #require(populations.first)
        #expect(
            Set(activities.keys) == [
                "subject", "rules", "questions", "subjects", "threads", "oneThreadSeconds", "togetherSeconds",
                "oneThreadMillionAnswersPerSecond", "togetherMillionAnswersPerSecond", "scaling",
            ])
        #expect(activities["rules"] as? Int == 100)
        #expect(activities["questions"] as? Int == 17)
        #expect(activities["subjects"] as? Int == 30)
        #expect(activities["threads"] as? Int == 3)
        #expect(activities["scaling"] is NSNull)
    }

    @Test func `text tells of the population where that is asked, and of nothing else`() throws {
        let pack = ["bench", "rules/packs/ida-refugee-window"] + Self.few
        let together = try CommandLineRun(pack + ["--measure", "population"]).output
        #expect(together.contains("All rules together") && !together.contains("Slow rules"))
        let each = try CommandLineRun(pack + ["--measure", "rules"]).output
        #expect(!each.contains("All rules together") && each.contains("Slow rules"))
    }

    @Test func `a place without packs is 2, and so is one without a rule that can be timed`() throws {
        let scratch = try ScratchFolder()
        #expect(try CommandLineRun(["bench", "."] + Self.few, in: scratch.url).status == 2)
        try scratch.write("return 1 +", to: "pack/rules/broken.lua")
        try scratch.writePack("pack")
        #expect(try CommandLineRun(["bench", "pack"] + Self.few, in: scratch.url).status == 2)
    }

    @Test func `a broken rule beside a sound one is an error to fail on`() throws {
        let scratch = try ScratchFolder()
        try scratch.write("return 1 +", to: "pack/rules/broken.lua")
        try scratch.write(Self.sound, to: "pack/rules/sound.lua")
        try scratch.writePack("pack")
        let lenient = try CommandLineRun(["bench", "pack"] + Self.few, in: scratch.url)
        #expect(lenient.status == 0)
        #expect(lenient.output.contains("pack/rules/broken.lua:1"))
        #expect(try CommandLineRun(["bench", "pack", "--fail-on", "error"] + Self.few, in: scratch.url).status == 1)
    }

    @Test(arguments: [
        ["--subjects", "0"], ["--rounds", "0"], ["--format", "csv"], ["--subjects", "many"], ["--measure", "half"],
    ])
    func `wrong usage is 64`(_ arguments: [String]) throws {
        #expect(try CommandLineRun(["bench", "rules/packs"] + arguments).status == 64)
    }

    static let sound = """
        --- A state is known when its population is.
        return eligibility {
          id = "sound", subject = "state",
          decide = function(state, p) return known("population", state:indicator("population")) end,
        }
        """
}
