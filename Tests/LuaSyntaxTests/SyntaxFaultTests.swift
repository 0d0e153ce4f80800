import Findings
import Foundation
import LuaSyntax
import Testing

@Suite struct SyntaxFaultTests {
    static func told(_ text: String) -> [String] {
        let source = SourceText(text.utf8)
        return SyntaxTree.parse(source).faults.map { fault in
            let place = source.place(of: fault.range.lowerBound)
            return "\(place.line):\(place.column) \(fault.message)"
        }
    }

    static let single = [
        ("x = = 2", "1:5 `=` cannot stand here"),
        ("if x = 2 then end", "1:6 `then` expected after the condition of `if`, not `=`"),
        ("while true x() end", "1:12 `do` expected after the condition of `while`, not `x`"),
        ("for i = 1 do end", "1:11 `,` expected between the bounds of `for`, not `do`"),
        ("for i do end", "1:7 `=` or `in` expected after the name of `for`, not `do`"),
        ("f(1 2)", "1:5 `,` or `)` expected, not `2`"),
        ("local t = {\n  a = 1\n  b = 2\n}", "3:3 `,` or `}` expected in the table of line 1, not `b`"),
        ("local t = { 1, 2", "1:17 `,` or `}` expected in the table of line 1, not the end of the file"),
        ("f(", "1:3 the end of the file cannot stand here"),
        ("if x then\n", "2:1 `end` expected for the `if` of line 1, not the end of the file"),
        (
            "local function f()\nlocal x = 1\n",
            "3:1 `end` expected for the `function` of line 1, not the end of the file"
        ),
        ("end", "1:1 `end` closes nothing here"),
        ("x", "1:2 a statement expected, and `x` alone does nothing"),
        ("x += 1", "1:3 a statement expected, and `x` alone does nothing"),
        ("f() = 1", "1:5 `f()` cannot be assigned"),
        ("(a) = 1", "1:5 `(a)` cannot be assigned"),
        ("local x <final> = 1", "1:10 `final` is no attribute of a local"),
        ("local x <close>, y <close> = 1", "1:21 one list of locals has more than one `<close>`"),
        ("local x <const> = 1 x = 2", "1:21 the constant `x` cannot be assigned"),
        ("local x <const> = 1 function x() end", "1:30 the constant `x` cannot be assigned"),
        ("local x <const> = 1 local function f() x = 2 end", "1:40 the constant `x` cannot be assigned"),
        ("break", "1:1 `break` stands outside of a loop"),
        ("while x do local function f() break end end", "1:31 `break` stands outside of a loop"),
        ("goto a", "1:1 there is no label `a` that this `goto` can see"),
        ("do ::a:: end goto a", "1:14 there is no label `a` that this `goto` can see"),
        ("::a:: ::a::", "1:9 the label `a` is there already"),
        ("::a:: do ::a:: end", "1:12 the label `a` is there already"),
        ("goto a local x ::a:: f()", "1:1 `goto a` jumps over the declaration of the local `x`"),
        ("repeat goto a local x ::a:: until x", "1:8 `goto a` jumps over the declaration of the local `x`"),
        ("function f() return ... end", "1:21 `...` stands in a function that takes no `...`"),
        ("return 1 local x", "1:10 `return` is the last statement of its block"),
        ("x = 'abc", "1:5 the text does not end"),
        ("x = 'abc\ny = 2", "1:5 the text does not end"),
        ("x = [[abc", "1:5 the long text does not end"),
        ("--[==[ abc ]]", "1:1 the long comment does not end"),
        ("x = [=abc", "1:5 `[=` opens no text"),
        ("x = '\\q'", "1:6 `\\q` is no escape of Lua"),
        ("x = '\\300'", "1:6 `\\300` is more than a byte holds"),
        ("x = '\\xZ'", "1:6 `\\x` needs two hexadecimal digits"),
        ("x = '\\u{}'", "1:6 `\\u{` needs a hexadecimal number"),
        ("x = '\\u{80000000}'", "1:6 the number of `\\u{…}` is too large"),
        ("x = 3x", "1:5 `3x` is not a number"),
        ("x = 0x", "1:5 `0x` is not a number"),
        ("x = 1e", "1:5 `1e` is not a number"),
        ("x = 1..2", "1:5 `1..2` is not a number"),
        ("if a != b then end", "1:6 `!=` is not Lua"),
        ("x = a ? b", "1:7 `?` does not belong into Lua outside of a text"),
        ("x = “a”", "1:5 typographic quotes are not Lua"),
    ]

    @Test(arguments: single) func `one fault is told once, at its place`(_ text: String, _ expected: String) {
        #expect(Self.told(text) == [expected])
    }

    @Test func `several faults are told in the order of places`() {
        let text = """
            local a = = 1
            local function f(x
              if x then return 2 esle return 3 end
            end
            local t = { 1, 2 3, a = }
            goto nowhere
            for i = 1, 2 dn f(i) end
            f(1, , 2)
            return t
            """
        #expect(
            Self.told(text) == [
                "1:11 `=` cannot stand here",
                "3:3 `)` expected for the `(` of line 2, not `if`",
                "3:22 `return` is the last statement of its block",
                "5:18 `,` or `}` expected in the table of line 5, not `3`",
                "5:25 `}` cannot stand here",
                "7:14 `do` expected after the head of `for`, not `dn`",
                "8:6 `,` cannot stand here",
            ])
    }

    @Test func `a fault points at what is not closed`() throws {
        let source = SourceText("local t = {\n a = f(1,\n 2\n}".utf8)
        let finding = try #require(
            SyntaxTree.parse(source).faults.first?.finding(code: "lua.syntax", in: source, file: "r.lua"))
        #expect(finding.location == SourceLocation(file: "r.lua", line: 4, column: 1))
        #expect(finding.related.map(\.location) == [SourceLocation(file: "r.lua", line: 2, column: 7)])
    }

    static let deep = [
        String(repeating: "do ", count: 100_000), String(repeating: "(", count: 100_000),
        "return " + String(repeating: "not ", count: 100_000) + "1",
        "return " + String(repeating: "{", count: 100_000), "x = " + String(repeating: "a.b[1]:c() .. ", count: 50_000),
        "return " + String(repeating: "function() return ", count: 50_000),
        String(repeating: "::a", count: 100_000), String(repeating: "'", count: 100_001),
        String(repeating: "f{", count: 50_000), String(repeating: "[=", count: 50_000),
        "return " + String(repeating: "2^", count: 50_000) + "1",
        (0..<50_000).map { "::l\($0)::" }.joined(),
        String(repeating: "a,", count: 50_000) + "a = 1", String(repeating: "if x then else", count: 50_000),
        String(repeating: "x ?\n", count: 64_000), String(repeating: "x = '\\q' 3x $\n", count: 16_000),
        String(repeating: "\\", count: 100_000), String(repeating: "end ", count: 100_000),
    ]

    @Test(arguments: deep.indices) func `nothing is too deep to be refused`(_ index: Int) {
        let faults = SyntaxTree.parse(SourceText(Self.deep[index].utf8)).faults
        #expect(!faults.isEmpty)
        #expect(faults.count <= 100)
    }

    @Test func `a long chain and a long list of operators are no depth`() {
        let chain = "return a" + String(repeating: ".b:c(1)[2]", count: 50_000)
        let sum = "return 1" + String(repeating: " + 1", count: 100_000)
        #expect(Self.told(chain) == [])
        #expect(Self.told(sum) == [])
    }

    @Test(arguments: [(200, 0), (201, 1)]) func `a function holds two hundred locals`(_ count: Int, _ faults: Int) {
        #expect(Self.told((0..<count).map { "local a\($0)" }.joined(separator: "\n")).count == faults)
    }

    @Test(arguments: [(255, 0), (256, 1)]) func `a function uses 255 outer locals`(_ count: Int, _ faults: Int) {
        let half = count / 2
        let first = (0..<half).map { "local a\($0)\n" }.joined()
        let second = (half..<count).map { "local a\($0)\n" }.joined()
        let uses = (0..<count).map { "b = a\($0)\n" }.joined().replacingOccurrences(of: "b = ", with: "local b = ")
        let blocks = uses.split(separator: "\n").map { "do \($0) end\n" }.joined()
        let text = first + "local function f()\n" + second + "local function g()\n" + blocks + "end end"
        #expect(Self.told(text).count == faults)
    }
}
