import Foundation
import TestSupport
import Testing

/// The language that the sandbox leaves open, in scripts of our own that `concord run` and stock Lua must answer alike.
@Suite struct LanguageTests {
    static let stock = URL(filePath: "/usr/bin/lua5.4")
    static let isPresent = FileManager.default.isExecutableFile(atPath: stock.path)
    static let absent: Comment = "/usr/bin/lua5.4 is absent: install the package lua5.4 to run this test"
    static let folder = SharedData.packageRoot.appending(path: "Tests/Fixtures/language")

    /// What stock Lua says of a script's lines; what it says of each of many chunks.
    static let printer = "for _, line in ipairs(dofile(arg[1])) do print(line) end"
    static let judge = """
        for line in io.lines(arg[1]) do
            local chunk = load(line, "=e.lua", "t")
            print(not chunk and "syntax" or pcall(chunk) and "done" or "error")
        end
        """

    static func viaStock(_ program: String, _ file: URL) throws -> [String] {
        let scratch = try ScratchFolder()
        let run = try CommandLineRun(
            [try scratch.write(program, to: "program.lua").path, file.path], program: stock)
        #expect(run.status == 0, "\(run.complaint)")
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test(.enabled(if: isPresent, absent), arguments: ["numbers", "texts", "tables", "control"])
    func `what is open of the language answers as in stock Lua`(name: String) throws {
        let parts = try ["prelude", name].map {
            try String(contentsOf: Self.folder.appending(path: "\($0).lua"), encoding: .utf8)
        }
        let scratch = try ScratchFolder()
        let script = try scratch.write(parts.joined() + "\nreturn said\n", to: "script.lua")
        let run = try CommandLineRun(["run", "script.lua", "--quiet"], in: scratch.url)
        #expect(run.status == 0, "\(run.output)")
        let ours = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String])
        #expect(ours == (try Self.viaStock(Self.printer, script)))
        #expect(ours.count > 20)
    }

    @Test(.enabled(if: isPresent, absent)) func `what is an error in stock Lua is one here, of the same sort`() throws {
        let file = Self.folder.appending(path: "errors.txt")
        let chunks = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        let judged = try Self.viaStock(Self.judge, file)
        #expect(judged.count == chunks.count && chunks.count > 120 && !judged.contains("done"))
        let scratch = try ScratchFolder()
        for (chunk, verdict) in zip(chunks, judged) {
            try scratch.write(chunk, to: "chunk.lua")
            let run = try CommandLineRun(["run", "chunk.lua", "--quiet", "--in-process"], in: scratch.url)
            let kind = try (run.object()["error"] as? [String: Any])?["kind"] as? String
            // Where stock Lua only says that there are too many results, a limit says which.
            let isBounded = kind == "limit: items" && verdict == "error"
            #expect(kind == verdict || isBounded, "\(chunk): \(run.output)")
        }
    }

    /// The differences that the guide names.
    static let differences = [
        (#"return "10" + 1"#, "error"), (#"return -"2""#, "error"), (#"return "3" | 1"#, "error"),
        ("return utf8.char(0x110000)", "error"), ("return ipairs(nil)", "error"),
        ("x = 1", "error"), ("function f() end", "error"), ("local _ENV = {} x = 1 return x", "1"),
        (#"return math.tointeger("8") == nil"#, "true"), ("return utf8.len(\"\\u{110000}\") == nil", "true"),
        ("return tostring(2^63)", "\"9.223372036854776e+18\""),
    ]

    @Test(arguments: differences) func `where it differs from stock Lua it does so as the guide says`(
        script: String, answer: String
    ) throws {
        let scratch = try ScratchFolder()
        try scratch.write(script, to: "script.lua")
        let run = try CommandLineRun(["run", "script.lua", "--quiet", "--in-process"], in: scratch.url)
        let said = run.status == 0 ? run.output.trimmingCharacters(in: .newlines) : "error"
        #expect(said == answer)
    }
}
