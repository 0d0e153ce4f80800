import LuaSandbox

extension Attacks {
    static let parser: [Attack] = [
        Attack("nested brackets", "return " + repeated("(", 1_000) + "1" + repeated(")", 1_000), .limit(.nesting)),
        Attack("nested tables", "return " + repeated("{", 5_000) + repeated("}", 5_000), .limit(.nesting)),
        Attack("nested functions", repeated("local function f() ", 150) + repeated("end ", 150), .limit(.nesting)),
        Attack("nested blocks", repeated("do ", 300) + repeated("end ", 300), .limit(.nesting)),
        Attack("tower of powers", "return 2" + repeated("^2", 5_000), .limit(.nesting)),
        Attack("tower of nots", "return " + repeated("not ", 50_000) + "1", .limit(.nesting)),
        Attack(
            "names looked up through deep functions",
            repeated("local function f() local \(manyNames) ", 60) + repeated("x = x ", 20_000) + repeated("end ", 60),
            .value(.nil)),
        Attack("too many locals", repeated("local a ", 300), .syntax),
        Attack("too long a source", repeated("-", 300_000), .limit(.source)),
        Attack("too long a literal", "return '" + repeated("x", 20_000) + "'", .limit(.string)),
        Attack(
            "many labels and jumps", (0..<4_000).map { "goto l\($0) ::l\($0)::" }.joined(separator: " "), .value(.nil)),
        Attack("an unfinished text", "return 'abc", .syntax),
        Attack("an unfinished long text", "return [==[ abc ]=]", .syntax),
        Attack("a zero byte", "return 1 \0", .syntax),
        Attack("not text at all", "\u{1b}Lua\u{54}\0", .syntax),
        Attack("a byte order mark", "\u{FEFF}return 1", .syntax),
        Attack("an assignment to a constant", "local x <const> = 1; x = 2", .syntax),
        Attack("a to-be-closed value", "local x <close> = {}", .error),
        Attack("an upvalue of a constant _ENV", "local _ENV <const> = {}; return x", .value(.nil)),
    ]

    static let escapes: [Attack] = [
        Attack(
            "what is absent", "return { \(absent.map { "\($0) == nil" }.joined(separator: ", ")) }",
            .value(.array(absent.map { _ in .bool(true) }))),
        Attack("global write", "leak = 1", .error),
        Attack("global write through _ENV", "_ENV.leak = 1", .error),
        Attack("global function", "function leak() end", .error),
        Attack("insert into _ENV", "table.insert(_ENV, 1)", .error),
        Attack("sort of _ENV", "table.sort(_ENV)", .error),
        Attack("an own _ENV", "local _ENV = { x = 1 } x = 2 return x", .value(.int(2))),
        Attack("pairs over _ENV", "for k in pairs(_ENV) do end", .error),
        Attack("change of a library", "string.rep = nil", .error),
        Attack("change of a library by insert", "table.insert(string, 1)", .error),
        Attack("change of a library by remove", "table.remove(math, 1)", .error),
        Attack("change of a library by sort", "table.sort(table, function() return true end)", .error),
        Attack("change of texts' methods", "local s = ('').rep; (''):x()", .error),
        Attack("assignment into a text", "('x').y = 1", .error),
        Attack(
            "library listed is not library changed",
            "local n = 0 for k, v in pairs(string) do n = n + 1 end return n > 5", .value(.bool(true))),
        Attack("file by require", "require('../../../etc/passwd')", .error),
        Attack("library by require", "require('io')", .error),
        Attack("error with a table", "error({ code = 1 })", .error),
        Attack("error with nothing", "error()", .error),
        Attack("error with a number", "error(42)", .error),
        Attack("assert with a function", "assert(false, function() end)", .error),
        Attack("error at a level far away", "error('x', math.maxinteger)", .error),
        Attack("length of a number", "return #5", .error),
        Attack("call of a number", "return (5)()", .error),
        Attack("method of a number", "return (5):x()", .error),
        Attack("division by zero", "return 1 // 0", .error),
        Attack("remainder by zero", "return 1 % 0", .error),
        Attack("shift of a float", "return 1.5 << 1", .error),
        Attack("least number by minus one", "return math.mininteger // -1", .value(.int(.min))),
        Attack("remainder of the least number", "return math.fmod(math.mininteger, -1)", .value(.int(0))),
        Attack("a very long message", "error(('x'):rep(16000))", .error),
    ]

    static let results: [Attack] = [
        Attack("a function", "return print or type", .type),
        Attack("a function inside", "return { a = { b = type } }", .type),
        Attack("a table within itself", "local t = {} t.t = t return t", .type),
        Attack("tables too deep", "local t = {} for i = 1, 100 do t = { t } end return t", .type),
        Attack("texts and positions as keys", "return { 1, 2, a = 3 }", .type),
        Attack("a list with a gap", "return { 1, nil, 3 }", .type),
        Attack("a key that is true", "return { [true] = 1 }", .type),
        Attack("a key that is a float", "return { [1.5] = 1 }", .type),
        Attack("a result of doubling", "local t = {} for i = 1, 30 do t = { t, t } end return t", .limit(.output)),
        Attack(
            "a long result", "local s, t = ('x'):rep(16000), {} for i = 1, 100 do t[i] = s end return t",
            .limit(.output)),
        Attack("a library", "return string", .type),
        Attack("not a number", "return 0/0 ~= 0/0", .value(.bool(true))),
    ]

    /// What stock Lua offers and this sandbox does not.
    static let absent = [
        "io", "os", "debug", "package", "coroutine", "load", "loadstring", "loadfile", "dofile", "pcall", "xpcall",
        "next",
        "rawget", "rawset", "rawequal", "rawlen", "setmetatable", "getmetatable", "collectgarbage", "print", "warn",
        "_G",
        "host", "string.dump", "string.pack", "string.unpack", "string.packsize", "string.match", "string.gmatch",
        "string.gsub", "table.move", "math.random", "math.randomseed", "utf8.codes", "utf8.charpattern",
    ]

    private static let manyNames = (0..<150).map { "v\($0)" }.joined(separator: ",")

    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }
}
