import Foundation
import Testing

@Suite struct CommandLineTests {
    @Test(arguments: [
        ["frobnicate"], ["import"], ["import", "--fail-on", "sometimes", "x"], ["run", "x.lua", "--format", "xml"],
        ["check", "--format", "pdf"],
    ])
    func `wrong usage is 64 and complains on standard error only`(arguments: [String]) throws {
        let run = try CommandLineRun(arguments)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.complaint.hasPrefix("Error: "))
    }

    @Test func `the version comes as a number, and as JSON with the levels that others rely on`() throws {
        let text = try CommandLineRun(["--version"])
        #expect(text.status == 0)
        #expect(text.output == "0.1.0\n")
        let json = try CommandLineRun(["--version", "--format", "json"])
        #expect(
            json.output == """
                {
                  "program": "concord",
                  "version": "0.1.0",
                  "api": "1.0",
                  "schemas": {
                    "snapshot": 1,
                    "graph": 1,
                    "decision": 1,
                    "deconflict": 1
                  }
                }

                """)
        #expect(try CommandLineRun(["--format", "json"]).status == 64)
    }

    @Test func `a form that a command alone knows is the command's`() throws {
        let run = try CommandLineRun(["check", "rules/packs", "--format", "junit"])
        #expect(run.status == 0)
        #expect(run.output.contains("<testsuites"))
    }

    @Test func `without a command the help is shown`() throws {
        let run = try CommandLineRun([])
        #expect(run.status == 0)
        #expect(run.output.contains("SUBCOMMANDS:"))
    }

    @Test func `every command listed has help with an example`() throws {
        let help = try CommandLineRun(["--help"])
        #expect(help.status == 0)
        let commands = Self.commands(in: help.output)
        #expect(Set(["import", "check", "run"]).isSubset(of: commands))
        for command in commands {
            let page = try CommandLineRun([command, "--help"])
            #expect(page.status == 0)
            #expect(page.output.contains("EXAMPLE: concord \(command)"), "`\(command)` has no example")
        }
    }

    @Test(arguments: ["text", "json", "github", "junit"])
    func `a command takes each of its forms, though the version has fewer`(_ format: String) throws {
        let run = try CommandLineRun(["check", "rules/packs", "--quiet", "--format", format])
        #expect(run.complaint.isEmpty)
        #expect(run.status == 0)
    }

    @Test func `the version has no other form than it says`() throws {
        #expect(try CommandLineRun(["--version", "--format", "junit"]).status == 64)
    }

    @Test func `the packs shipped check without an error`() throws {
        #expect(try CommandLineRun(["check", "rules/packs"]).status == 0)
    }

    @Test func `a place without packs is 2`() throws {
        let scratch = try ScratchFolder()
        #expect(try CommandLineRun(["check", "."], in: scratch.url).status == 2)
    }

    /// The commands of the list in the help: lines indented by two spaces whose word is not indented further.
    static func commands(in help: String) -> Set<String> {
        let lines = help.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst()
        let names = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See ") }
        return Set(names.compactMap { $0.split(separator: " ").first.map(String.init) })
    }
}
