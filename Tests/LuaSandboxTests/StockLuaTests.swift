import Foundation
import Testing

@testable import LuaSandbox

/// The library is our own; where stock Lua's answer is fixed, ours is the same.
@Suite struct StockLuaTests {
    static let stock = "/usr/bin/lua5.4"
    static let isPresent = FileManager.default.isExecutableFile(atPath: stock)
    static let absent: Comment = "/usr/bin/lua5.4 is absent: install the package lua5.4 to run this test"

    /// How every result is written down, on both sides.
    static let show = """
        local function one(x)
            if x ~= x then return "nan" end
            if math.type(x) == "integer" then return "i" .. string.format("%d", x) end
            if math.type(x) == "float" then return "f" .. string.format("%.17g", x) end
            if type(x) == "string" then return "s" .. #x .. ":" .. x end
            if type(x) ~= "table" then return tostring(x) end
            local all = "{"
            for i = 1, #x do all = all .. one(x[i]) .. "," end
            return all .. "}"
        end
        local function show(...)
            local all = ""
            for i = 1, select("#", ...) do all = all .. one((select(i, ...))) .. ";" end
            return all
        end
        local function list(t, change)
            if not change then return t end
            return t, change(t)
        end

        """

    /// What the sandbox has by itself.
    static let ours = """
        local text = tostring
        local function order(t)
            local keys = {}
            for k, v in pairs(t) do keys[#keys + 1] = k keys[#keys + 1] = v end
            return keys
        end
        local function stable(numbers, divisor)
            local t = {}
            for i, number in ipairs(numbers) do t[i] = { number % divisor, i } end
            table.sort(t, function(a, b) return a[1] < b[1] end)
            return t
        end

        """

    /// The same from what stock Lua has: the shortest text that reads back, keys sorted, an insertion sort.
    static let stocks = """
        local function text(x)
            if math.type(x) ~= "float" then return tostring(x) end
            if x ~= x then return "nan" end
            for digits = 14, 17 do
                local s = string.format("%." .. digits .. "g", x)
                if tonumber(s) == x or x == 1/0 or x == -1/0 then
                    return (s:find("^[-%d]+$")) and s .. ".0" or s
                end
            end
        end
        local rank = { number = 1, string = 2, boolean = 3 }
        local function before(a, b)
            if type(a) ~= type(b) then return rank[type(a)] < rank[type(b)] end
            if type(a) == "boolean" then return not a and b end
            return a < b
        end
        local function order(t)
            local keys, all = {}, {}
            for k in pairs(t) do keys[#keys + 1] = k end
            table.sort(keys, before)
            for _, k in ipairs(keys) do all[#all + 1] = k all[#all + 1] = t[k] end
            return all
        end
        local function stable(numbers, divisor)
            local t = {}
            for i, number in ipairs(numbers) do
                local item, at = { number % divisor, i }, #t + 1
                while at > 1 and item[1] < t[at - 1][1] do t[at] = t[at - 1] at = at - 1 end
                t[at] = item
            end
            return t
        end

        """

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
        return String(decoding: bytes, as: UTF8.self).split(
            separator: "\u{1}\u{2}\u{3}", omittingEmptySubsequences: false
        ).map(
            String.init)
    }

    /// The results of expressions in one sandbox, or `nil` when one of them is an error.
    static func viaSandbox(_ expressions: ArraySlice<String>) -> [String]? {
        var source = show + ours + "local all = {}\n"
        for expression in expressions { source += "all[#all + 1] = show(\(expression))\n" }
        source += "return all"
        var limits = Limits()
        limits.instructions = 20_000_000
        guard case .array(let values)? = try? ScriptRunner.run(source: source.utf8, name: "e.lua", limits: limits)
        else {
            return nil
        }
        return values.map { if case .string(let text) = $0 { text } else { "?" } }
    }

    static func viaSandbox(one expression: String) -> String { viaSandbox([expression])?.first ?? "error" }

    /// Expressions and stock Lua's answers whose answers here are others.
    static func differences(_ asked: [(expression: String, answer: String)]) -> [String] {
        func compare(_ some: ArraySlice<(expression: String, answer: String)>) -> [String] {
            some.filter { viaSandbox(one: $0.expression) != $0.answer }
                .map { "\($0.expression): stock \($0.answer), ours \(viaSandbox(one: $0.expression))" }
        }
        var found: [String] = []
        let answered = asked.filter { $0.answer != "error" }
        for start in stride(from: 0, to: answered.count, by: 100) {
            let batch = answered[start..<min(start + 100, answered.count)]
            let ours = viaSandbox(ArraySlice(batch.map(\.expression)))
            if ours != batch.map(\.answer) { found += compare(batch) }
        }
        return found + compare(asked.filter { $0.answer == "error" }[...])
    }

    @Test(.enabled(if: isPresent, absent))
    func `a hundred thousand calls answer as stock Lua does`() throws {
        var calls = StockCalls(seed: 42)
        let expressions = (0..<100_000).map { _ in calls.next() }
        var script = Self.show + Self.stocks
        for start in stride(from: 0, to: expressions.count, by: 1_000) {
            script += "(function()\n"
            for expression in expressions[start..<min(start + 1_000, expressions.count)] {
                script += "io.write((function(ok, ...) return ok and show(...) or 'error' end)"
                script += "(pcall(function() return \(expression) end)), '\\1\\2\\3')\n"
            }
            script += "end)();\n"
        }
        let answers = try Self.viaStock(script)
        try #require(answers.count == expressions.count + 1)
        let different = Self.differences(zip(expressions, answers).map { ($0, $1) })
        #expect(different.count == 0, "\(different.prefix(40).joined(separator: "\n"))")
        // Enough of them are answered, and enough refused, to say something of both.
        #expect(answers.count { $0 == "error" } > 10_000)
        #expect(answers.count { $0 != "error" } > 60_000)
    }
}
