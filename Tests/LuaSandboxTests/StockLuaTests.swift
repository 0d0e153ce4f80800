import Foundation
import Testing

@testable import LuaSandbox

/// The library is our own; where stock Lua's answer is fixed, ours is the same.
@Suite struct StockLuaTests {
    static let stock = "/usr/bin/lua5.4"
    static let isPresent = FileManager.default.isExecutableFile(atPath: stock)
    static let absent: Comment = "/usr/bin/lua5.4 is absent: install the package lua5.4 to run this test"

    /// Expressions over a small generator, so that every run asks the same.
    static func expressions() -> [String] {
        var seed: UInt64 = 42
        func next(_ bound: UInt64) -> UInt64 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (seed >> 33) % bound
        }
        func integer() -> String { ["0", "1", "-1", "7", "-13", "255", "100000", "(1<<40)", "(-1<<62)"][Int(next(9))] }
        func float() -> String {
            ["0.5", "-2.25", "1e15", "3.0", "1e100", "-0.125", "1e-7", "123456.75", "(1/0)"][Int(next(9))]
        }
        func text() -> String {
            ["''", "'a'", "'Hello'", "'x,y'", "'ÄÖ'", "'  7  '", "'0x1F'", "'%'", "'1e2'", "'-'"][Int(next(10))]
        }
        func small() -> String { String(Int(next(13)) - 6) }
        func list() -> String {
            "{" + (0..<next(8)).map { _ in next(2) == 0 ? integer() : float() }.joined(separator: ",") + "}"
        }
        func forms() -> [String] {
            [
                "tostring(\(integer()))", "tostring(\(float()))", "tonumber(\(text()))", "tonumber(\(text()), 16)",
                "string.format('%d|%5d|%-5d|%05d|%+d', \(integer()), \(integer()), \(integer()), \(integer()), \(integer()))",
                "string.format('%x|%X|%o|%#x', \(integer()), \(integer()), \(integer()), \(integer()))",
                "string.format('%.3f|%10.2f|%e|%g|%G', \(float()), \(float()), \(float()), \(float()), \(integer()))",
                "string.format('%s|%10s|%-10s|%.2s|%%|%c', \(text()), \(text()), \(text()), \(text()), 65)",
                "string.format('%s %s %s', \(integer()), true, nil)", "table.concat(\(list()), \(text()))",
                "table.concat({1,2,3,4,5,6}, '-', \(integer()), \(small()))".replacingOccurrences(
                    of: integer(), with: "2"),
                "(function(t) table.sort(t) return table.concat(t, ' ') end)(\(list()))",
                "(function(t) table.sort(t, function(a, b) return a > b end) return table.concat(t, ' ') end)(\(list()))",
                "string.sub(\(text()), \(small()), \(small()))", "string.sub(\(text()), \(small()))",
                "string.rep(\(text()), \(small()), \(text()))", "string.byte(\(text()), \(small()))",
                "select('#', string.byte(\(text()), \(small()), \(small())))",
                "string.upper(\(text())) .. string.lower(\(text()))",
                "string.reverse(\(text()))", "string.len(\(text()))",
                "string.find(\(text()), \(text()), \(small()), true)",
                "math.floor(\(float()))", "math.ceil(\(float()))", "math.abs(\(integer()))",
                "math.max(\(integer()), \(float()))",
                "math.min(\(float()), \(integer()), 2)", "math.tointeger(\(float()))", "math.type(\(float()))",
                "math.fmod(\(integer()), 7)", "math.fmod(\(integer()) + 0.5, 3)",
                "math.ult(\(integer()), \(integer()))",
                "utf8.char(65, 228, 8364, 128512)", "utf8.len(\(text()))", "utf8.codepoint('Äx', 1)",
                "select(\(small()), 'a', 'b', 'c')", "(table.unpack(\(list()), 2))",
                "(function(t) table.insert(t, 1, 9) return table.concat(t, ' ') end)(\(list()))",
                "(function(t) local x = table.remove(t) return tostring(x) .. table.concat(t, ' ') end)(\(list()))",
                "(function(t) local x = table.remove(t, 1) return tostring(x) .. #t end)(\(list()))",
                "\(integer()) // 7 + \(integer()) % 5", "\(float()) * 0.5",
            ]
        }
        return (0..<80).flatMap { _ in forms() }
    }

    static func viaStock(_ script: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: stock)
        process.arguments = ["-"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
        try input.fileHandleForWriting.close()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\u{1}", omittingEmptySubsequences: false).map(
            String.init)
    }

    static func viaSandbox(_ expression: String) -> String {
        let source = "local t = { \(expression) } return tostring(t[1]) .. '~' .. tostring(t[2])"
        do throws(SandboxError) {
            guard case .string(let text) = try ScriptRunner.run(source: source.utf8, name: "e.lua") else { return "?" }
            return text
        } catch {
            return "error"
        }
    }

    @Test(.enabled(if: isPresent, absent))
    func `thousands of calls answer as stock Lua does`() throws {
        let expressions = Self.expressions()
        var script =
            "local function show(ok, t) if not ok then return 'error' end return tostring(t[1])..'~'..tostring(t[2]) end\n"
        for expression in expressions {
            script += "io.write(show(pcall(function() return { \(expression) } end)), '\\1')\n"
        }
        let answers = try Self.viaStock(script)
        try #require(answers.count == expressions.count + 1)
        let different = zip(expressions, answers).filter { Self.viaSandbox($0) != $1 }
            .map { "\($0): stock \($1), ours \(Self.viaSandbox($0))" }
        #expect(different == [])
        #expect(expressions.count > 3_000)
    }
}
