import Foundation
import TestSupport
import Testing

/// Where packs run, as the command line has it.
@Suite struct IsolationOptionTests {
    static func run(_ script: String, _ options: [String], program: URL? = nil) throws -> CommandLineRun {
        let scratch = try ScratchFolder()
        try scratch.write(script, to: "script.lua")
        return try CommandLineRun(["run", "script.lua"] + options, in: scratch.url, program: program)
    }

    /// Runs the program where the kernel refuses system-call filters.
    static func withoutSeccomp(_ options: [String]) throws -> CommandLineRun {
        let scratch = try ScratchFolder()
        try scratch.write("return 1", to: "script.lua")
        let words = ["--without-seccomp", BuiltPrograms.concord.path, "run", "script.lua"] + options
        return try CommandLineRun(words, in: scratch.url, program: BuiltPrograms.hostileWorker)
    }

    @Test(arguments: ["return { 1, 'x' }", "error('no')", "while true do end", "return type"])
    func `in this process or in a worker, the answer has the same bytes`(script: String) throws {
        let apart = try Self.run(script, [])
        let here = try Self.run(script, ["--in-process"])
        #expect(apart.output == here.output)
        #expect(apart.status == here.status)
        #expect(apart.complaint.hasPrefix("isolation: process (seccomp, "))
        #expect(here.complaint == "isolation: none (--in-process)\n")
    }

    @Test func `a worker that is not there is named, with the way out`() throws {
        let run = try Self.run("return 1", ["--worker", "/no/such"])
        #expect(run.status == 2)
        #expect(
            run.complaint == """
                error: rule packs run in a worker process, and its program `rule-worker` is not at `--worker /no/such`
                help: install it there, name it with `--worker PATH`, or pass `--in-process` for packs you trust

                """)
    }

    @Test func `a program that is no worker is refused`() throws {
        let run = try Self.run("return 1", ["--worker", "/bin/true"])
        #expect(run.status == 2)
        #expect(run.complaint.contains("`/bin/true` is not a worker of this version"))
    }

    @Test func `without the system-call filter no pack is run, and the wall is named`() throws {
        let run = try Self.withoutSeccomp([])
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(
            run.complaint == """
                error: this system refuses to wall the worker in: seccomp (Invalid argument); rule packs are not run
                help: run where the kernel allows it, or pass `--unsafe-in-process` for packs you trust

                """)
    }

    @Test func `without the system-call filter packs are run only when told so`() throws {
        let run = try Self.withoutSeccomp(["--unsafe-in-process"])
        #expect(run.status == 0)
        #expect(run.output == "1\n")
        #expect(run.complaint.hasPrefix("isolation: none (--unsafe-in-process: this system refuses"))
    }

    @Test func `a taken-over worker costs the script and not the host`() throws {
        let run = try Self.run(
            "-- hostile: crash segv\nreturn 1", ["--worker", BuiltPrograms.hostileWorker.path])
        #expect(run.status == 3)
        #expect(run.output.contains("the worker was ended by a memory fault (SIGSEGV)"))
    }
}
