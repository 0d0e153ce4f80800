-- Texts: what is written in them, what is made of them, and numbers written as texts and read from them.
say("\a\b\f\n\r\t\v\\\"\'", '\x41\x7a\xFF\x00', "\65\066\0657\0", "\z
     after blanks", "one\
two", "\u{41}\u{E9}\u{20AC}\u{1F600}\u{7FFFFFFF}\u{0}", [[
first line end is left out]], [==[a]]b]=]c]==], [[\n]], "", '""', "'")
say(#"\u{10FFFF}", #"\u{7FFFFFFF}", #"\0\0", #"ä", #[[

]])
say("a" .. "b", 1 .. "", 1 .. 2, -1 .. "x", 2 ^ 53 .. "", 1e100 .. "", 0x10 .. "", "a" .. 1 .. 2.5 .. "b", 10 // 1 .. "")
say(("x"):rep(3), ("x"):rep(0), ("x"):rep(-1), ("ab"):rep(3, ","), (""):rep(5), ("x"):rep(1, "sep"), #("ab"):rep(100, "--"))
say(("hello"):sub(2), ("hello"):sub(2, 3), ("hello"):sub(-3), ("hello"):sub(-3, -2), ("hello"):sub(0), ("hello"):sub(10), ("hello"):sub(2, 1), ("hello"):sub(-100, 100), ("hello"):sub(math.mininteger, math.maxinteger), ("hello"):sub(3, -3), ("hello"):sub(2.0, 3.0))
say(("hello"):byte(), ("hello"):byte(2, 4), ("hello"):byte(-1), ("hello"):byte(10), (""):byte(), ("\0\xff"):byte(1, 2), ("abc"):byte(0), ("abc"):byte(2, 100))
say(string.char(), string.char(104, 105), string.char(0, 255), ("abc"):upper(), ("ÄbC"):upper(), ("ABC"):lower(), ("ÄB"):lower(), ("abc"):reverse(), (""):reverse(), ("a\0b"):reverse(), ("abc"):len(), ("a\0b"):len())
say(("hello"):find("l", 1, true), ("hello"):find("l", 4, true), ("hello"):find("l", 5, true), ("hello"):find("", 1, true), ("hello"):find("", 6, true), ("hello"):find("", 7, true), ("a.b"):find(".", 1, true), ("hello"):find("xyz", 1, true), ("hello"):find("o", -1, true), ("a\0b"):find("\0", 1, true), (""):find("", 1, true), ("aXb"):find("X", -100, true))
say(string.format("%d %5d|%-5d|%05d|%+d|% d|%i", 3, 4, 5, 6, 7, 8, 9), string.format("%d", 3.0), string.format("%d", -0), string.format("%d", math.mininteger), string.format("%.3d", 5), string.format("%+.3d", 5))
say(string.format("%x %X %#x %o %c%c", 255, 255, 255, 8, 65, 0), string.format("%x", -1), string.format("%20x|%-20x|", 255, 255), string.format("%08X", 0xBEEF))
say(string.format("%f %.2f %10.3f|%-10.1f|%+.1f|%.0f|%#.0f", 1.5, 1.005, 3.14159, 2.5, 3, 2.5, 3), string.format("%f", 1e15), string.format("%.14g", 0.1 + 0.2), string.format("%.17g", 0.1), string.format("%.3f", 2 / 3), string.format("%.99f", 1 / 3))
say(string.format("%e %.3E %g %G %.10g", 12345.678, 0.00012, 1e20, 1e-5, 0.1), string.format("%g", 100000), string.format("%g", 1000000), string.format("%5.1g|", 0.25), string.format("%g %f %e", 1 / 0, -1 / 0, 1 / 0), string.format("%.0f %.0f %.0f", 0.5, 1.5, 2.5))
say(string.format("%s %10s|%-10s|%.2s|%5.1s|%%", "a", "right", "left", "cut", "one"), string.format("%s %s %s", nil, true, 12), string.format("%s", ""), string.format("%s", "a\0b"), string.format("no directive"), string.format(""), string.format("%s", 1), string.format("%d%%", 50))
say(tostring(nil), tostring(true), tostring(12), tostring(-7), tostring("x"), tostring(1e15), tostring(1.5), tostring(-0.0), tostring(3.0), tostring(1e100), tostring(math.mininteger), tostring(1 / 0), tostring(-1 / 0), tostring(123456.75))
say(tonumber("10"), tonumber("  10  "), tonumber("0x10"), tonumber("-0x10"), tonumber("1e1"), tonumber("1.5"), tonumber(".5"), tonumber("5."), tonumber("0x.8"), tonumber("0x1p4"), tonumber("1e"), tonumber(""), tonumber(" "), tonumber("1 2"), tonumber("1_000"), tonumber("inf"), tonumber("nan"), tonumber("0x"), tonumber("- 1"), tonumber("+1"), tonumber("+-1"), tonumber("1e+5"), tonumber("\t\n7\v\f\r"), tonumber("7\0"), tonumber("9223372036854775807"), tonumber("9223372036854775808"), tonumber("-9223372036854775808"), tonumber("-9223372036854775809"), tonumber("0xffffffffffffffff"), tonumber("1e400"), tonumber("08"), tonumber("0x1.8"), tonumber("1.e1"), tonumber("e1"), tonumber("."))
say(tonumber("10", 2), tonumber("ff", 16), tonumber("FF", 16), tonumber("zz", 36), tonumber("8", 8), tonumber("-7", 8), tonumber(" 11 ", 2), tonumber("1.0", 10), tonumber("7fffffffffffffff", 16), tonumber("ffffffffffffffff", 16), tonumber("1" .. ("0"):rep(64), 2), tonumber("", 10), tonumber("9", 9), tonumber("-", 10), tonumber("1 1", 10), tonumber("- 1", 10), tonumber("aé", 36))
say(tonumber(5), tonumber(5.5), tonumber(nil), tonumber(true), tonumber({}), tonumber("0b1"), tonumber("1u"), tonumber("1L"), tonumber("0x1g"))
say(select("#"), select("#", nil, nil), select(2, "a", "b", "c"), select(-1, "a", "b"), select(-2, "a", "b"), select(5, "a"), select("2", "a", "b"), select(2.0, "a", "b"))
say(type(nil), type(1), type("x"), type({}), type(say), type(true), type(type))
say("a" == "a", "a" == "\97", "abc" ~= "abd", ("x"):rep(100) == ("x"):rep(100), ("x"):rep(41) .. "" == ("x"):rep(41), "1" == 1, #("x"):rep(1000))
say(utf8.char(), utf8.char(72, 228, 8364, 128512), utf8.char(0, 127, 128, 2047, 2048, 65535, 65536, 0x10FFFF))
say(utf8.len("häß€😀"), utf8.len(""), utf8.len("abc", 2), utf8.len("abc", 4), utf8.len("häß", -2), utf8.len("\xff"), utf8.len("a\xc3"), utf8.len("\xed\xa0\x80"), utf8.len("\xf4\x90\x80\x80"), utf8.len("\xc0\x80"), utf8.len("ä", 2), utf8.len("abc", 1, 2), utf8.len("abc", 3, 1))
say(utf8.codepoint("h"), utf8.codepoint("häß", 1, -1), utf8.codepoint("€"), utf8.codepoint("a€", 2), utf8.codepoint("\u{10FFFF}"), utf8.codepoint("abc", 3, 2))
