import Foundation
import LuaSyntax
import TestSupport
import Testing

@Suite struct SourcePassTests {
    static let passes = [
        ("if x then end", "local _c=__check;if _c(1,x,0) then end"),
        ("if(x) == 2 then end", "local _c=__check;if _c(2,(x) , 2,0) then end"),
        ("if 1 then end", "if 1 then end"),
        ("x = a and b", "local _c=__check;x = _c(1,a,0) and b"),
        ("if a and b or c then end", "local _c=__check;if _c(1,a,0) and _c(1,b,1) or _c(1,c,2) then end"),
        ("if not (a or b) then end", "local _c=__check;if not (_c(1,a,0) or _c(1,b,1)) then end"),
        ("x = a == b", "local _c=__check;x = _c(2,a , b,0)"),
        ("x = a ~= 1 == c", "local _c=__check;x = _c(2,_c(3,a , 1,0) , c,2)"),
        ("x = t[k].y", "local _c=__check;x = t[_c(4,k,0)].y"),
        ("x = t[1]['a']", "x = t[1]['a']"),
        ("all { a, f() }", "local _c=__check;all (_c(5,{ a, f() },2,0))"),
        ("all({ a, ... })", "local _c=__check;all(_c(5,{ a, ... },1,0))"),
        ("x = { 1, 'a', {} }", "x = { 1, 'a', {} }"),
        ("local t t[#t + 1] = f()", "local _c=__check;local t t[_c(4,#t + 1,0)] = _c(6,f(),t,1)"),
        ("local t table.insert(t, f())", "local _c=__check;local t table.insert(t, _c(7,t,0,f()))"),
        ("local _c = _c1 if _c then end", "local _c2=__check;local _c = _c1 if _c2(1,_c,0) then end"),
        ("while f()\ndo end", "local _c=__check;while _c(1,f(),0)\ndo end"),
    ]

    @Test(arguments: passes) func `checks stand where values are tested`(_ text: String, _ expected: String) {
        let pass = SourcePass(SyntaxTree.parse(SourceText(text.utf8)).tree)
        #expect(String(decoding: pass.bytes, as: UTF8.self) == expected)
    }

    @Test func `a column of the text made is one of the file`() {
        let text = SourceText("if a == b then f(t[k]) end".utf8)
        let pass = SourcePass(SyntaxTree.parse(text).tree)
        let made = Array(pass.bytes)
        for (offset, byte) in made.enumerated() where byte == UInt8(ascii: "k") && made[offset - 1] == UInt8(ascii: ",")
        {
            #expect(text.bytes[pass.columns.original(of: offset)] == byte)
            #expect(pass.columns.original(of: offset) == 19)
        }
        #expect(pass.columns.original(of: 0) == 0)
        #expect(pass.columns.original(of: made.count - 1) == text.bytes.count - 1)
    }

    @Test(
        .enabled(if: StockCompiler.isPresent, StockCompiler.absent),
        .enabled(if: LuaFiles.system.count >= LuaFiles.fewest, LuaFiles.absent))
    func `every Lua file of the system is Lua after the pass, line by line`() throws {
        var made: [[UInt8]] = []
        var broken: [[UInt8]] = []
        var sites = 0
        for path in LuaFiles.system + LuaFiles.packs {
            let text = SourceText(try LuaFiles.bytes(path))
            let (tree, faults) = SyntaxTree.parse(text)
            guard faults.isEmpty else { continue }
            let pass = SourcePass(tree)
            #expect(SourceText(pass.bytes).lineCount == text.lineCount)
            for (offset, byte) in pass.bytes.enumerated().dropFirst(1).prefix(2_000) {
                let original = pass.columns.original(of: offset)
                if pass.columns.original(of: offset - 1) == original - 1, original < text.bytes.count,
                    offset + 1 < pass.bytes.count,
                    pass.columns.original(of: offset + 1) == original + 1
                {
                    #expect(text.bytes[original] == byte)
                }
            }
            sites += pass.sites.count
            made.append(pass.bytes)
            broken.append(BrokenLines(tree).bytes)
        }
        let complaints = try StockCompiler.complaints(texts: made).filter { !$0.isEmpty }
        #expect(complaints == [])
        let deeper = try StockCompiler.complaints(texts: broken).filter { !$0.isEmpty }
        #expect(deeper.filter { !$0.contains("overflow") && !$0.contains("registers") } == [])
        #expect(deeper.count < 5)
        print("the pass put \(sites) sites into \(made.count) files")
    }

    @Test(.enabled(if: StockCompiler.isPresent, StockCompiler.absent))
    func `programs print the same with checks that let everything pass`() throws {
        let program = """
            local function f(...) return ... end
            local t = { f(1, 2, 3) } print(#t, (f(4, 5)), f(6, 7))
            local u = { f(1, 2), f(3, 4), n = 1, [f("k", 2)] = "v", f() } print(#u, u.k, u[2], u[3])
            print(nil and 1, false or nil, 1 and 2, f() == nil, f(nil, 1) ~= 1, (f(1, 2)) == 1, not f(false))
            local i = 0 while i < 3 do i = i + 1 if i == 2 then goto on end print(i) ::on:: end
            repeat local last = i i = i - 1 until last == 1 or not i
            local log = {} local function note(x) log[#log + 1] = tostring(x) return x end
            local _ = note(false) and note(1) or note(2) == note(3) or note("end")
            print(table.concat(log, " "), i, t[f(1, 2)], ({ 1, 2, f(3, 4) })[f(4)], #{ ... }, #{ f(), f() })
            print(1 == 1 == true, "a" .. 1 == "a1", -2 ^ 2 == -4, 2 < 3 == true, (t or u)[2], (nil or t)[1])
            local list = {} list[#list + 1] = f(9, 8) list[#list + 1] = f() table.insert(list, f(1, 7)) print(#list, list[1])
            local o = { g = function(self, x) return self == x end } print(o:g(o), o:g { 1, f() }, o.g(o, o))
            function o.one() return o end function o:two(x) self.x = x; (self).y = x * 2 return self end
            o.one():two(3).g(1) o.z = o.one():two(4).y print(o.z, o.one().one():two(f(5, 6)).y < 11, o.x <= 4 == false)
            local s0 = "xyz" local s = ("a"):rep(2) .. #s0 .. -o.y .. f "b" print(s, o["one"]()["x"], -o.y ^ 2, not o.q == true)
            """
        let pass = SourcePass(SyntaxTree.parse(SourceText(program.utf8)).tree)
        let checks = """
            __check = function(kind, a, b, ...)
              if kind == 2 then return a == b elseif kind == 3 then return a ~= b elseif kind == 7 then return ... end
              return a
            end
            """
        let before = Array((checks.replacingOccurrences(of: "\n", with: " ") + " ").utf8)
        let plain = try StockCompiler.output(of: Array(program.utf8))
        #expect(plain.split(separator: "\n").count >= 10)
        #expect(try StockCompiler.output(of: before + pass.bytes) == plain)
        #expect(pass.sites.count > 30)
        let broken = BrokenLines(SyntaxTree.parse(SourceText(program.utf8)).tree)
        #expect(broken.bytes.count { $0 == 0x0A } > 100)
        #expect(try StockCompiler.output(of: before + broken.bytes) == plain)
    }
}
