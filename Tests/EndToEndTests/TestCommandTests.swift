import Foundation
import TestSupport
import Testing

/// `concord test` and `rulecheck test`, as CI runs them.
@Suite struct TestCommandTests {
    static let faulty = "Tests/Fixtures/packs-with-faults/wrong-answers"

    @Test(arguments: [("text", "txt"), ("json", "json"), ("junit", "xml"), ("tap", "tap"), ("github", "github.txt")])
    func `answers other than expected are told in every form, and end with 1`(_ format: String, _ ending: String) throws
    {
        let run = try CommandLineRun(["test", Self.faulty, "--quiet", "--format", format])
        #expect(run.status == 1)
        #expect(run.complaint.isEmpty)
        try Golden.expect(run.output, "wrong-answers.\(ending)")
        let slim = try CommandLineRun(
            ["test", Self.faulty, "--format", format], program: BuiltPrograms.folder.appending(path: "rulecheck"))
        #expect(slim.output == run.output)
        #expect(slim.status == 1)
    }

    @Test(arguments: ["concord", "rulecheck"])
    func `the cases of the packs shipped pass`(_ program: String) throws {
        let run = try CommandLineRun(["test", "rules/packs"], program: BuiltPrograms.folder.appending(path: program))
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("5 packs, "))
        #expect(run.output.hasSuffix(" passed, 0 failed\n"))
    }

    @Test func `without paths the packs of the folder are tested, and each case is named when more is asked for`()
        throws
    {
        let run = try CommandLineRun(["test", "--run", "refugee-window: 19,999", "--verbose"])
        #expect(
            run.output == """
                rules/packs/ida-refugee-window/cases/refugee-window.yaml:22:3: passed: 19,999 refugees among 20 million are \
                too few by both tests
                5 packs, 1 case: 1 passed, 0 failed

                """)
    }

    @Test func `the threshold of findings is heeded, but nothing run is never a success`() throws {
        #expect(try CommandLineRun(["test", Self.faulty, "--fail-on", "never"]).status == 0)
        #expect(try CommandLineRun(["test", Self.faulty, "--run", "no such case", "--fail-on", "never"]).status == 2)
        #expect(try CommandLineRun(["test", "Sources", "--fail-on", "never"]).status == 2)
        #expect(try CommandLineRun(["test", Self.faulty, "no/such/pack", "--fail-on", "never"]).status == 2)
    }

    @Test(arguments: [["--run", "("], ["--format", "sarif"], ["--fail-on", "often"]])
    func `wrong usage is 64`(_ arguments: [String]) throws {
        for program in ["concord", "rulecheck"] {
            let run = try CommandLineRun(
                ["test", "rules/packs"] + arguments, program: BuiltPrograms.folder.appending(path: program))
            #expect(run.status == 64)
            #expect(run.output.isEmpty)
        }
    }

    @Test func `a case file that cannot be read is told at its place, and the rest is run`() throws {
        let scratch = try ScratchFolder()
        let pack = scratch.url.appending(path: "ida-refugee-window")
        try FileManager.default.copyItem(
            at: SharedData.packageRoot.appending(path: "rules/packs/ida-refugee-window"), to: pack)
        try scratch.write("- case: [\n", to: "ida-refugee-window/cases/broken.yaml")
        let run = try CommandLineRun(["test", "ida-refugee-window"], in: scratch.url)
        #expect(run.status == 1)
        #expect(run.output.contains("ida-refugee-window/cases/broken.yaml:2:1: error: "))
        #expect(run.output.contains(" 0 failed\n"))
        try FileManager.default.removeItem(at: pack.appending(path: "cases/refugee-window.yaml"))
        #expect(try CommandLineRun(["test", "ida-refugee-window"], in: scratch.url).status == 2)
        try FileManager.default.removeItem(at: pack.appending(path: "cases"))
        let none = try CommandLineRun(["test", "ida-refugee-window"], in: scratch.url)
        #expect(none.status == 2)
        #expect(none.output.contains("error: the pack has no cases [cases.none]"))
    }

    @Test func `the report may go to a file`() throws {
        let scratch = try ScratchFolder()
        let file = scratch.url.appending(path: "report.xml")
        let run = try CommandLineRun(["test", "rules/packs", "--format", "junit", "--output", file.path])
        #expect(run.output.isEmpty)
        #expect(try String(contentsOf: file, encoding: .utf8).hasSuffix("</testsuites>\n"))
    }
}
