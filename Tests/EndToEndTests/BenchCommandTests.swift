import Foundation
import Testing

@Suite struct BenchCommandTests {
    static let few = ["--as-of", "2021-06-15", "--subjects", "30", "--rounds", "1"]

    @Test func `the rules shipped are timed, each once`() throws {
        let run = try CommandLineRun(["bench", "rules/packs", "--format", "json"] + Self.few)
        #expect(run.status == 0)
        let report = try run.object()
        #expect(
            Set(report.keys) == ["asOf", "generated", "optimised", "rules", "slow", "findings"])
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

    @Test func `a place without packs is 2, and so is one without a rule that can be timed`() throws {
        let scratch = try ScratchFolder()
        #expect(try CommandLineRun(["bench", "."] + Self.few, in: scratch.url).status == 2)
        try scratch.write("return 1 +", to: "pack/rules/broken.lua")
        try scratch.write(Self.manifest, to: "pack/pack.yaml")
        #expect(try CommandLineRun(["bench", "pack"] + Self.few, in: scratch.url).status == 2)
    }

    @Test func `a broken rule beside a sound one is an error to fail on`() throws {
        let scratch = try ScratchFolder()
        try scratch.write("return 1 +", to: "pack/rules/broken.lua")
        try scratch.write(Self.sound, to: "pack/rules/sound.lua")
        try scratch.write(Self.manifest, to: "pack/pack.yaml")
        let lenient = try CommandLineRun(["bench", "pack"] + Self.few, in: scratch.url)
        #expect(lenient.status == 0)
        #expect(lenient.output.contains("pack/rules/broken.lua:1"))
        #expect(try CommandLineRun(["bench", "pack", "--fail-on", "error"] + Self.few, in: scratch.url).status == 1)
    }

    @Test(arguments: [["--subjects", "0"], ["--rounds", "0"], ["--format", "csv"], ["--subjects", "many"]])
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

    static let manifest = """
        id: pack
        version: 1.0.0
        title: A pack
        authority: { id: XX-ME, name: My office }
        status: illustrative
        api: ">=1.0, <2"
        valid: { from: 2020-01-01 }
        basis: [{ document: A paper, clause: one }]
        sensitivity: public
        """
}
