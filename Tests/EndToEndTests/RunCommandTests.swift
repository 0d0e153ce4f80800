import Foundation
import Testing

@Suite struct RunCommandTests {
    @Test func `the value of a script is printed as JSON`() throws {
        let run = try Self.run("return { list = { 1, 2, 3 }, answer = 42 }")
        #expect(run.status == 0)
        #expect(run.output == "{\n  \"answer\": 42,\n  \"list\": [\n    1,\n    2,\n    3\n  ]\n}\n")
    }

    @Test(arguments: [
        ("return 1 +", Int32(1)), ("error('no')", 1), ("while true do end", 3),
        ("local t = {} for i = 1, 1e9 do t[i] = { i } end", 3),
        ("local s = 'x' while true do s = s .. s end", 3),
    ])
    func `an error is 1, a limit is 3, and both say what and where`(script: String, status: Int32) throws {
        let run = try Self.run(script)
        #expect(run.status == status)
        let error = try #require(run.object()["error"] as? [String: Any])
        #expect(Set(error.keys) == ["kind", "message", "file", "line"])
        #expect(error["file"] as? String == "script.lua")
        #expect(error["line"] as? Int == 1)
    }

    @Test(arguments: ["os", "io", "debug", "package", "load", "dofile", "loadfile", "pcall", "coroutine"])
    func `a script has no way out`(name: String) throws {
        #expect(try Self.run("return \(name) == nil").output == "true\n")
    }

    @Test(arguments: ["os", "../script", "/etc/passwd"])
    func `a script requires nothing from outside its pack`(name: String) throws {
        let run = try Self.run("return require('\(name)')")
        #expect(run.status == 1)
        #expect(run.output.contains("there is no file `\(name)` in this pack"))
    }

    @Test func `an unreadable file is 2`() throws {
        let run = try CommandLineRun(["run", "no-such.lua"])
        #expect(run.status == 2)
        #expect(run.output.contains("there is no readable file `no-such.lua`"))
    }

    @Test func `what a script says cannot reach the terminal as an escape`() throws {
        #expect(try !Self.run("error('\\27[2J')").output.unicodeScalars.contains("\u{1B}"))
    }

    static func run(_ script: String) throws -> CommandLineRun {
        let scratch = try ScratchFolder()
        try scratch.write(script, to: "script.lua")
        return try CommandLineRun(["run", "script.lua"], in: scratch.url)
    }
}
