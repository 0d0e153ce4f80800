import LuaSyntax
import Testing

@Suite struct SyntaxTreeTests {
    static func tree(_ text: String) throws -> SyntaxTree {
        let (tree, faults) = SyntaxTree.parse(SourceText(text.utf8))
        try #require(faults == [])
        return tree
    }

    /// The nodes of a text, each with its words.
    static func words(_ text: String, where isWanted: (SyntaxTree.Kind) -> Bool) throws -> [String] {
        let tree = try tree(text)
        return tree.nodes.indices.filter { isWanted(tree[$0].kind) }.map { tree.source(of: $0) }
    }

    static let operators = [
        ("return 1 + 2 * 3", ["2 * 3", "1 + 2 * 3"]), ("return 2 ^ 3 ^ 4", ["3 ^ 4", "2 ^ 3 ^ 4"]),
        ("return 1 .. 2 .. 3", ["2 .. 3", "1 .. 2 .. 3"]), ("return 1 - 2 - 3", ["1 - 2", "1 - 2 - 3"]),
        ("return a or b and c", ["b and c", "a or b and c"]), ("return a and b or c", ["a and b", "a and b or c"]),
        ("return 1 << 2 + 3 & 4", ["2 + 3", "1 << 2 + 3", "1 << 2 + 3 & 4"]),
        ("return a | b ~ c & d", ["c & d", "b ~ c & d", "a | b ~ c & d"]), ("return -2 ^ 2", ["2 ^ 2"]),
        ("return a < b == c", ["a < b", "a < b == c"]), ("return not a == b", ["not a == b"]),
        ("return a // b % c", ["a // b", "a // b % c"]), ("return (a + b) * c", ["a + b", "(a + b) * c"]),
    ]

    @Test(arguments: operators) func `operators bind as in the manual`(_ text: String, _ expected: [String]) throws {
        let found = try Self.words(text) { if case .binary = $0 { true } else { false } }
        #expect(found == expected)
    }

    @Test func `chains, comments and places are kept`() throws {
        let tree = try Self.tree("#!/usr/bin/lua\n-- one\nlocal x = a.b:c(1)[2] --[[ two ]]\nreturn x")
        #expect(tree.comments.map { tree.text.text($0.range) } == ["-- one", "--[[ two ]]"])
        #expect(tree.comments.map(\.isLong) == [false, true])
        let chain = tree.nodes.indices.filter {
            switch tree[$0].kind {
            case .field, .method, .index: true
            default: false
            }
        }
        #expect(chain.map { tree.source(of: $0) } == ["a.b", "a.b:c(1)", "a.b:c(1)[2]"])
        #expect(tree.text.place(of: tree[tree.root].range.lowerBound) == SourceText.Place(line: 3, column: 1))
        #expect(tree.text.place(of: tree.text.bytes.count) == SourceText.Place(line: 4, column: 9))
    }

    @Test(arguments: [("a\nb\r\nc\rd\n\re", 5), ("", 1), ("\n\n", 3), ("\r\r", 3)])
    func `lines end as Lua counts them`(_ text: String, _ count: Int) {
        #expect(SourceText(text.utf8).lineCount == count)
    }

    @Test func `names are locals, outer locals or globals`() throws {
        let text = """
            local a, b = 1
            local function f(p, ...)
              local a = a
              g(a, b, p, _)
              for i = 1, 2 do local _ENV = { i } g(i) end
            end
            do local a a = 2 end
            function t:m() return self end
            """
        let tree = try Self.tree(text)
        let uses = tree.uses.map { use in
            let name = tree.names[use.name]
            let kind =
                switch use.meaning {
                case .local(let local): "local \(tree.text.place(of: tree.locals[local].range.lowerBound).line)"
                case .outer(let local): "outer \(tree.text.place(of: tree.locals[local].range.lowerBound).line)"
                case .global(let environment): environment == nil ? "global" : "of _ENV"
                }
            return "\(name) \(kind)\(use.isAssigned ? " =" : "")"
        }
        #expect(
            uses == [
                "a outer 1", "g global", "a local 3", "b outer 1", "p local 2", "_ global", "i local 5", "g of _ENV",
                "i local 5", "a local 7 =", "t global", "self local 8",
            ])
        #expect(tree.unusedLocals.map { tree.names[$0.name] } == ["f", "a"])
    }

    @Test func `assignments to outer locals and globals are found`() throws {
        let tree = try Self.tree("local n, m function f() n = 1 m.x = 2 local m m = 3 end x, n = 1, 2")
        #expect(tree.outerAssignments.map { tree.text.place(of: $0.range.lowerBound).column } == [25])
        #expect(tree.globalAssignments.map { tree.names[$0.name] } == ["f", "x"])
    }

    static let numerals: [(String, Numeral?)] = [
        ("0", .integer(0)), ("3", .integer(3)), ("9223372036854775807", .integer(.max)),
        ("9223372036854775808", .float(9_223_372_036_854_775_808)), ("0xff", .integer(255)),
        ("0xffffffffffffffff", .integer(-1)), ("0x1ffffffffffffffff", .integer(-1)), ("3.0", .float(3)),
        (".5", .float(0.5)),
        ("5.", .float(5)), ("1e2", .float(100)), ("1E-2", .float(0.01)), ("0x.8", .float(0.5)), ("0x1p4", .float(16)),
        ("0xA.8p-1", .float(5.25)), ("1e400", .float(.infinity)), ("", nil), (".", nil), ("1e", nil), ("1e+", nil),
        ("0x", nil), ("0x.", nil), ("0xp1", nil), ("1.2.3", nil), ("1p2", nil), ("0x1e+1", nil), ("1e1.5", nil),
    ]

    @Test(arguments: numerals) func `numerals are read as Lua reads them`(_ text: String, _ expected: Numeral?) {
        #expect(Numeral(Array(text.utf8)) == expected)
    }
}
