import Foundation
import TestSupport
import Testing

/// What `make bench` times has answered as expected before; here a few records are checked and nothing is timed.
@Suite struct BenchmarkGateTests {
    private static let workloads = ["decision", "population", "overlap"]

    private static func check(_ arguments: [String]) throws -> CommandLineRun {
        let script = "Tests/Benchmarks/bench.py"
        return try CommandLineRun(
            ["python3", script, "--small", "--check-only", "--programs", BuiltPrograms.folder.path] + arguments,
            environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"],
            program: URL(filePath: "/usr/bin/env"))
    }

    @Test(arguments: workloads)
    func `Concord and plain Lua answer every workload as the reference does`(workload: String) throws {
        let scratch = try ScratchFolder()
        let run = try Self.check(["--only", "concord,lua54", "--workloads", workload, "--data", scratch.url.path])
        #expect(run.status == 0, "\(run.output)\(run.complaint)")
        for engine in ["Concord", "Lua 5.4"] {
            #expect(run.output.contains("  \(engine): "))
        }
        #expect(!run.output.contains("not timed"))
    }

    @Test(
        arguments: [
            ("decision", "c.severity < p.min_severity", "c.severity <= p.min_severity"),
            ("decision", "r[#r + 1] = \"budget\"", "r[#r + 1] = \"cost\""),
            ("population", "pressed ~= true then open = true", "pressed ~= true then open = false"),
            ("population", "of[letter] + 1", "of[letter] + 2"),
            ("overlap", "a.donor ~= b.donor", "true"),
        ])
    func `an engine that answers otherwise is not timed, and the reason names the line`(
        workload: String, sound: String, wrong: String
    ) throws {
        let scratch = try ScratchFolder()
        let rules = try String(
            contentsOf: SharedData.packageRoot.appending(path: "Tests/Benchmarks/lua/rules.lua"), encoding: .utf8)
        #expect(rules.contains(sound))
        try scratch.write(rules.replacingOccurrences(of: sound, with: wrong), to: "lua/rules.lua")
        let peer = try String(
            contentsOf: SharedData.packageRoot.appending(path: "Tests/Benchmarks/lua/peer.lua"), encoding: .utf8)
        try scratch.write(peer, to: "lua/peer.lua")
        try scratch.write(
            """
            NAME, SIZES = "Wrong", {"decision": 200, "population": 400, "overlap": 200}
            def command(here, workload, folder, answers):
                return ["lua5.4", "\(scratch.url.path)/lua/peer.lua", workload, folder, answers]
            def version(run, python):
                return "0"
            """, to: "peers/wrong_peer.py")
        let run = try Self.check(
            [
                "--only", "wrong", "--peers", "\(scratch.url.path)/peers", "--workloads", workload, "--data",
                scratch.url.path,
            ])
        #expect(run.status == 1)
        #expect(
            run.output.contains(
                "  Wrong: not timed: `\(workload == "overlap" ? "pairs" : "batch")`: its output differs: line "))
        let left = workload == "overlap" ? "`one-day` (cells on one day)" : "none"
        #expect(run.output.contains("output as expected: \(left)\n"))
    }

    @Test func `an engine that is not installed is named with the reason`() throws {
        let scratch = try ScratchFolder()
        let run = try Self.check(
            [
                "--only", "zen", "--engines", "\(scratch.url.path)/none", "--workloads", "decision", "--data",
                scratch.url.path,
            ])
        #expect(run.status == 1)
        #expect(run.output.contains("  ZEN: not timed: not installed: there is no virtual environment"))
    }
}
