/// Calls of the library with arguments of every sort, the same in every run: one Lua expression each.
///
/// What the sandbox leaves out or bounds on purpose is not asked: patterns, `%q`, `%p`, `%a`, characters that are none,
/// texts beyond 16 KiB, more than 250 results, orders that contradict themselves.
struct StockCalls {
    private var seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
    }

    private mutating func below(_ bound: Int) -> Int {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((seed >> 33) % UInt64(bound))
    }

    private mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

    private mutating func integer() -> String {
        switch below(4) {
        case 0:
            pick([
                "0", "1", "-1", "255", "-256", "math.maxinteger", "math.mininteger", "1<<53", "(1<<53)+1", "1<<31",
                "-(1<<31)", "100000",
            ])
        case 1: "\(below(2_000_000) - 1_000_000)"
        case 2: "(\(below(1 << 31))<<\(below(33)))"
        default: small()
        }
    }

    /// Finite, and short enough that fourteen digits say it all.
    private mutating func float() -> String {
        switch below(3) {
        case 0:
            pick(["0.0", "-0.0", "0.5", "-2.25", "1e15", "3.0", "1e100", "1e-7", "123456.75", "-1e300"])
        case 1: "\(below(20_000) - 10_000).\(pick(["0", "5", "25", "125", "75"]))"
        default: "\(below(99) - 49)e\(below(60) - 30)"
        }
    }

    /// Any bits: not a number and infinities too.
    private mutating func anyFloat() -> String {
        switch below(6) {
        case 0: pick(["1/0", "-1/0", "0/0", "2^53", "2^63", "2^1023*1.5", "2^-1074", "2^-1022", "0.1+0.2", "1/3"])
        case 1: "(\(integer()))/(\(small()))"
        case 2: float()
        default: "(\(below(1 << 31) + 1)*2^\(below(2_100) - 1_080)+\(below(1 << 20))*2^\(below(60) - 30))"
        }
    }

    private mutating func small() -> String { "\(below(13) - 6)" }
    private mutating func number() -> String { below(2) == 0 ? integer() : float() }

    private mutating func text() -> String {
        switch below(3) {
        case 0:
            pick([
                "''", "'a'", "'Hello'", "'x,y'", "'ÄÖß'", "'  7  '", "'%'", "'-'", "'\\0'", "'a\\0b'", "'\\xFF'",
                "'\\xC3'", "'日本語'", "'😀'", "'a b c'", "('ab'):rep(40)",
            ])
        case 1: "'" + (0..<below(9)).map { _ in pick(["a", "b", "B", "z", "1", " ", "é", ",", "_"]) }.joined() + "'"
        default: numeral()
        }
    }

    private mutating func numeral() -> String {
        let digits = pick([
            "0", "1", "7", "12", "255", "0x", "0x1F", "0XaB", "1e2", "1E-2", "1.", ".5", "0x.8p1", "1e", "z", "10",
            "08",
        ])
        let more = pick(["", "", "", "9", "f", "e5", ".25", "p3", "\\0", " ", "_", "9223372036854775807", "L"])
        return "'" + pick(["", "", " ", "-", "+", "\\t", "- ", "--"]) + digits + more + pick(["", "", " ", "\\n"]) + "'"
    }

    private mutating func value() -> String {
        pick([integer(), float(), text(), "true", "false", "nil"])
    }

    private mutating func numbers(_ most: Int) -> String {
        "{" + (0..<below(most)).map { _ in number() }.joined(separator: ",") + "}"
    }

    /// Numbers that are equal only when they are the same: no zero with a sign, not both 3 and 3.0.
    private mutating func sortable() -> String {
        let isWhole = below(2) == 0
        let items = (0..<below(30)).map { _ in isWhole ? integer() : float() }
        return "{" + items.filter { $0 != "-0.0" }.joined(separator: ",") + "}"
    }

    private mutating func texts(_ most: Int) -> String {
        "{" + (0..<below(most)).map { _ in text() }.joined(separator: ",") + "}"
    }

    private mutating func directive() -> String {
        let flags = below(3) == 0 ? pick(["-", "+", " ", "#", "0", "-0", "+ ", "-#", "--", "00"]) : ""
        let width = below(3) == 0 ? pick(["1", "5", "12", "99", "100", "07"]) : ""
        let precision = below(4) == 0 ? pick([".", ".0", ".3", ".14", ".99", ".100", "..1"]) : ""
        return "%" + flags + width + precision
            + pick(["d", "i", "u", "x", "X", "o", "c", "e", "E", "f", "g", "G", "s", "s", "d", "F", "%", "y"])
    }

    private mutating func format() -> String {
        let count = 1 + below(3)
        let form = (0..<count).map { _ in pick(["", "a", "%%", "é"]) + directive() }.joined()
        let arguments = (0..<count + below(2)).map { _ in below(4) == 0 ? value() : number() }
        return "string.format('\(form)', \(arguments.isEmpty ? "nil" : arguments.joined(separator: ", ")))"
    }

    private mutating func table() -> String {
        let size = numbers(9)
        switch below(8) {
        case 0: return "list(\(size), function(t) table.insert(t, \(value())) end)"
        case 1: return "list(\(size), function(t) table.insert(t, \(small()), 'new') end)"
        case 2: return "list(\(size), function(t) return table.remove(t) end)"
        case 3: return "list(\(size), function(t) return table.remove(t, \(small())) end)"
        case 4: return "table.concat(\(size), \(text()))"
        case 5: return "table.concat(\(texts(7)), \(pick([text(), number(), "nil"])), \(small()), \(small()))"
        case 6: return "table.unpack(\(size), \(small()), \(small()))"
        default: return "table.unpack(\(texts(5)))"
        }
    }

    private mutating func sort() -> String {
        switch below(6) {
        case 0: "list(\(sortable()), function(t) table.sort(t) end)"
        case 1: "list(\(sortable()), function(t) table.sort(t, function(a, b) return a > b end) end)"
        case 2: "list(\(texts(20)), function(t) table.sort(t) end)"
        case 3: "list({\(value()),\(value()),\(value())}, function(t) table.sort(t) end)"
        default:
            "list(stable({\((0..<below(40)).map { _ in "\(below(50))" }.joined(separator: ","))}, \(1 + below(7))))"
        }
    }

    private mutating func pairs() -> String {
        let entries = (0..<below(24)).map { _ -> String in
            let key = pick([integer(), float(), text(), "true", "false"])
            return "[\(key)]=\(pick(["1", "'x'", "false"]))"
        }
        return "order({\(entries.joined(separator: ","))})"
    }

    private mutating func string() -> String {
        let subject = below(5) == 0 ? integer() : text()
        switch below(10) {
        case 0: return "string.sub(\(subject), \(pick([small(), integer()])), \(pick([small(), integer(), "nil"])))"
        case 1: return "string.rep(\(subject), \(small()), \(pick([text(), "nil"])))"
        case 2: return "string.byte(\(subject), \(pick([small(), integer()])), \(small()))"
        case 3: return "string.upper(\(subject)), string.lower(\(subject))"
        case 4: return "string.reverse(\(subject)), string.len(\(subject))"
        case 5: return "string.find(\(subject), \(text()), \(pick([small(), integer()])), true)"
        case 6: return "string.char(\((0..<below(5)).map { _ in "\(below(270) - 5)" }.joined(separator: ", ")))"
        case 7: return "string.byte(\(subject))"
        case 8: return "(\(text())):len()"
        default: return "string.sub(\(subject), \(small()))"
        }
    }

    private mutating func utf8() -> String {
        switch below(4) {
        case 0: "utf8.len(\(text()), \(small()), \(small()))"
        case 1: "utf8.codepoint(\(text()), \(small()), \(small()))"
        case 2:
            "utf8.char(\((0..<below(4)).map { _ in pick(["65", "228", "8364", "128512", "0", "1114111", "-1"]) }.joined(separator: ", ")))"
        default: "utf8.len(\(text()))"
        }
    }

    private mutating func math() -> String {
        let one = below(8) == 0 ? value() : number()
        let other = below(8) == 0 ? value() : number()
        switch below(9) {
        case 0: return "math.floor(\(one)), math.ceil(\(one))"
        case 1: return "math.abs(\(one)), math.sqrt(\(other))"
        case 2: return "math.max(\(one), \(other), \(number()))"
        case 3: return "math.min(\(one), \(other))"
        case 4: return "math.fmod(\(one), \(other))"
        case 5: return "math.tointeger(\(anyFloat()))"
        case 6: return "math.type(\(one))"
        case 7: return "math.ult(\(one), \(other))"
        default: return "math.floor(\(anyFloat())), math.ceil(\(anyFloat()))"
        }
    }

    private mutating func base() -> String {
        switch below(7) {
        case 0: "text(\(anyFloat()))"
        case 1: "text(\(value())), type(\(value()))"
        case 2: "tonumber(\(numeral()))"
        case 3:
            "tonumber(\(pick([numeral(), text(), value()])), \(pick(["2", "8", "10", "16", "36", "1", "37", "10.0", "'16'"])))"
        case 4: "tonumber(\(value()))"
        case 5: "select(\(pick([small(), "'#'", "'2'", "1.0", "'x'"])), \(value()), \(value()), \(value()))"
        default: "assert(\(value()), 'no')"
        }
    }

    /// The next expression.
    mutating func next() -> String {
        switch below(16) {
        case 0, 1, 2, 3: format()
        case 4, 5: table()
        case 6, 7: sort()
        case 8, 9: pairs()
        case 10, 11: string()
        case 12: utf8()
        case 13: math()
        default: base()
        }
    }
}
