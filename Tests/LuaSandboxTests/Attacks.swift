import LuaSandbox

/// The scripts of ``AttackTests``, by what they go for.
enum Attacks {
    typealias Attack = AttackTests.Attack

    static let all = time + memory + strings + lists + parser + escapes + results

    static let time: [Attack] = [
        Attack("endless while", "while true do end", .limit(.instructions)),
        Attack("endless repeat", "repeat until false", .limit(.instructions)),
        Attack("endless goto", "::top:: goto top", .limit(.instructions)),
        Attack("nested loops", "for i = 1, 1e9 do for j = 1, 1e9 do end end", .limit(.instructions)),
        Attack("whole-number loop to the end", "for i = 1, math.maxinteger do end", .limit(.instructions)),
        Attack("float loop without progress", "for i = 2^53, 2^53 + 10, 0.5 do end", .limit(.instructions)),
        Attack("loop with step zero", "for i = 1, 2, 0 do end", .error),
        Attack("recursion", "local function f() return 1 + f() end return f()", .limit(.depth)),
        Attack("recursion by tail calls", "local function f() return f() end return f()", .limit(.depth)),
        Attack(
            "mutual recursion", "local a, b; a = function() b() end; b = function() a() end; a()", .limit(.depth)),
        Attack(
            "recursion through sort",
            "local function f() table.sort({ 1, 2 }, function() return f() end) end f()", .limit(.depth)),
        Attack(
            "fibonacci", "local function f(n) if n < 2 then return n end return f(n - 1) + f(n - 2) end return f(60)",
            .limit(.instructions)),
        Attack(
            "pairs in an endless loop",
            "local t = {} for i = 1, 200 do t[i] = i end while true do for k in pairs(t) do end end",
            .limit(.instructions)),
        Attack(
            "pairs over the room of emptied tables",
            "local t = {} for i = 1, 60000 do t[i << 20] = 1 end for i = 1, 60000 do t[i << 20] = nil end "
                + "while true do for k in pairs(t) do end end", .limit(.instructions)),
        Attack(
            "ipairs over an endless list", "for i in ipairs({ 1, 2, 3 }) do while true do end end",
            .limit(.instructions)),
        Attack(
            "comparator that never ends", "table.sort({ 3, 1, 2 }, function() while true do end end)",
            .limit(.instructions)),
        Attack("protected call does not exist", "while true do pcall(function() while true do end end) end", .error),
        Attack(
            "handler loop does not exist", "xpcall(function() error('x') end, function() while true do end end)", .error
        ),
        Attack(
            "coroutine resets the count", "while true do coroutine.wrap(function() for i = 1, 900 do end end)() end",
            .error),
        Attack("generic for with a bad iterator", "for k in 5 do end", .error),
        Attack("generic for that never ends", "for k in function() return 1 end do end", .limit(.instructions)),
        Attack(
            "comparing long texts",
            "local a = string.rep('a', 16000) .. 'x' local b = string.rep('a', 16000) .. 'y' "
                + "local n = 0 while true do if a < b then n = n + 1 end end", .limit(.instructions)),
    ]

    static let memory: [Attack] = [
        Attack("growing list", "local t = {} for i = 1, 1e9 do t[i] = i end", .limit(.memory)),
        Attack("growing table of texts", "local t = {} for i = 1, 1e9 do t['k' .. i] = i end", .limit(.memory)),
        Attack("table of tables", "local t = {} while true do t = { t } end", .limit(.memory)),
        Attack("closures", "local f while true do local g = f f = function() return g end end", .limit(.memory)),
        Attack(
            "churn", "while true do local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 } end",
            .limit(.instructions)),
        Attack(
            "churn of texts", "local n, x = 0, ('x'):rep(8000) while true do n = n + 1 local s = x .. n end",
            .limit(.allocation)),
        Attack(
            "thrash near the cap",
            "local keep = {} for i = 1, 900 do keep[i] = ('x'):rep(16000) .. i end while true do local s = ('y'):rep(16000) end",
            .limit(.instructions)),
        Attack("sparse table", "local t = {} for i = 1, 60 do t[2^i] = i end return #t >= 0", .value(.bool(true))),
        Attack(
            "colliding keys",
            "local t = {} for i = 1, 20000 do t[i * 2^32] = i end local n = 0 for _ in pairs(t) do n = n + 1 end return n",
            .value(.int(20_000))),
    ]

    static let strings: [Attack] = [
        Attack("huge rep", "return ('x'):rep(1e9)", .limit(.string)),
        Attack("rep whose length overflows", "return ('xx'):rep(math.maxinteger)", .limit(.string)),
        Attack("rep of nothing for ever", "return (''):rep(math.maxinteger)", .value(.string(""))),
        Attack("rep of separators only", "return (''):rep(1e9, ',')", .limit(.string)),
        Attack("doubling by ..", "local s = 'x' while true do s = s .. s end", .limit(.string)),
        Attack(
            "concat of a long list", "local t = {} for i = 1, 20000 do t[i] = 'xy' end return table.concat(t)",
            .limit(.string)),
        Attack("concat over a huge range", "return table.concat({}, '', 1, math.maxinteger)", .error),
        Attack("concat of a gap", "return table.concat({ 1, nil, 3 }, ',', 1, 3)", .error),
        Attack("wide format", "return string.format('%099999d', 1)", .error),
        Attack("widest format", "return #string.format('%99.99f', 1e308)", .value(.int(409))),
        Attack("format of many widths", "local f = ('%99d'):rep(400) return string.format(f, 1)", .error),
        Attack(
            "format gives no address", "return string.format('%s %s', {}, print == nil)", .value(.string("table true"))),
        Attack("format refuses %p", "return string.format('%p', {})", .error),
        Attack("format refuses %a", "return string.format('%a', 1.5)", .error),
        Attack("format refuses %n", "return string.format('%n', 1)", .error),
        Attack(
            "tostring gives no address", "return tostring({}) .. tostring(type) .. tostring(string.rep)",
            .value(.string("tablefunctionfunction"))),
        Attack("backtracking pattern", "return ('a'):rep(30):find('a?a?a?a?a?a?aaaaaa')", .error),
        Attack("match does not exist", "return ('x'):match('.-.-.-b')", .error),
        Attack("gsub does not exist", "return ('x'):gsub('x', 'y')", .error),
        Attack(
            "endless plain search", "local s = ('a'):rep(16000) while true do s:find('b', 1, true) end",
            .limit(.instructions)),
        Attack(
            "quadratic plain search",
            "local s = ('a'):rep(16000) local n = ('a'):rep(8000) .. 'b' while true do s:find(n, 1, true) end",
            .limit(.instructions)),
        Attack("endless upper", "local s = ('a'):rep(16000) while true do s:upper() end", .limit(.instructions)),
        Attack("endless tonumber", "local s = (' '):rep(16000) while true do tonumber(s) end", .limit(.instructions)),
        Attack("endless utf8.len", "local s = ('é'):rep(8000) while true do utf8.len(s) end", .limit(.instructions)),
        Attack("bytes of a long text", "return (('x'):rep(1000)):byte(1, -1)", .limit(.items)),
        Attack("stray continuation bytes", "return utf8.len('\\x80\\xBF')", .value(.nil)),
        Attack("arithmetic on texts", "return '10' + 1", .error),
        Attack("number with a base out of range", "return tonumber('1', 99)", .error),
    ]

    static let lists: [Attack] = [
        Attack("unpack of everything", "return table.unpack({}, 1, 1e8)", .limit(.items)),
        Attack(
            "unpack over the end of numbers", "return table.unpack({}, math.mininteger, math.maxinteger)",
            .limit(.items)),
        Attack("unpack into arguments", "return select('#', table.unpack({}, 1, 250))", .value(.int(250))),
        Attack("select far from the end", "return select(-5, 1)", .error),
        Attack("sort of too many", "local t = {} for i = 1, 70000 do t[i] = -i end table.sort(t)", .limit(.items)),
        Attack(
            "comparator that contradicts itself",
            "local t = {} for i = 1, 100 do t[i] = i % 7 end table.sort(t, function() return true end) return #t",
            .value(.int(100))),
        Attack(
            "comparator that empties the list",
            "local t = { 3, 1, 2 } table.sort(t, function(a, b) t[1] = nil t[2] = nil return a < b end) return t",
            .value(.array([.int(1), .int(2), .int(3)]))),
        Attack("sort of mixed types", "table.sort({ 1, 'a', {} })", .error),
        Attack("insert far outside", "table.insert({}, 1e15, 1)", .error),
        Attack(
            "insert at the front for ever", "local t = {} while true do table.insert(t, 1, 1) end",
            .limit(.instructions)),
        Attack("remove far outside", "return table.remove({}, 1e15)", .error),
        Attack("remove from nothing for ever", "while true do table.remove({}) end", .limit(.instructions)),
        Attack("table.move does not exist", "table.move({}, 1, math.maxinteger, 2)", .error),
        Attack("next does not exist", "return next({})", .error),
        Attack("pairs over keys without order", "for k in pairs({ [{}] = 1 }) do end", .error),
        Attack("pairs over a function", "for k in pairs(pairs) do end", .error),
        Attack("nil key", "local t = {} t[nil] = 1", .error),
        Attack("nan key", "local t = {} t[0/0] = 1", .error),
        Attack("ipairs past the end of numbers", "local f, t = ipairs({}) return f({}, math.maxinteger)", .value(.nil)),
    ]
}
