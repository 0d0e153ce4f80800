-- Integers, floats, and the ways between them.
local max, min = math.maxinteger, math.mininteger
local inf, nan = 1 / 0, 0 / 0

-- Arithmetic of both sorts; integers wrap around.
say(3 + 4, 3 + 4.0, 7 - 9, 2 * 3, 2 * 3.0, 7 / 2, 8 / 2, 2 ^ 2, -2 ^ 2, 2 ^ -1, 2 ^ 0.5)
say(max + 1, max + 1.0, min - 1, min * -1, -min, max * 2, max * max, min * min)
assert(max + 1 == min and min - 1 == max and -min == min)
say(1 + 2 * 3 - 4 / 2, (1 + 2) * 3, 2 ^ 3 ^ 2, -3 ^ 2, not nil == true, 1 .. 2 == "12")
say(5 + -3, - -3, ~0, ~ -1, ~5 & 0xF, 5 | 2, 5 ~ 1, 1 << 63, 1 << 64, 1 << -1, -1 >> 1, -1 >> 63, -1 >> 64, 1 >> -2)
say(3.0 | 0, 2 ^ 53 | 0, 3.0 & 5, 7 // 1 << 2, "a" < "b" and 1 << 3)

-- Division and modulo: floored, with the sign of the divisor.
for _, pair in ipairs { { 7, 3 }, { -7, 3 }, { 7, -3 }, { -7, -3 }, { 6, 3 }, { -6, 3 }, { 0, 5 }, { min, -1 }, { max, -1 }, { min, 1 }, { max, 2 }, { min, 2 } } do
  local a, b = pair[1], pair[2]
  say(a // b, a % b, a / b, math.fmod(a, b))
  assert(a == (a // b) * b + a % b)
  say(a // (b + 0.0), a % (b + 0.0), (a + 0.0) // b, (a + 0.0) % b)
end
for _, pair in ipairs { { 5.5, 2 }, { -5.5, 2 }, { 5.5, -2 }, { -5.5, -2 }, { 1, 0.1 }, { -1, 0.1 }, { 0.0, 1 }, { -0.0, 1 }, { 3, inf }, { -3, inf }, { 3, -inf }, { -3, -inf }, { inf, 3 }, { nan, 3 }, { 3, nan }, { 1e308, 1e-308 }, { 5e-324, 3 } } do
  say(pair[1] // pair[2], pair[1] % pair[2], pair[1] / pair[2])
end
say(1 / 0, -1 / 0, 0 / 0, 1 // 0.0, -1 // 0.0, 0.0 // 0, 1 % inf, -1 % inf, 5 % 0.0, 1.0 // 0, -0.0, 1 / -0.0, 0.0 == -0.0)

-- Comparison of integers with floats is exact.
say(1 == 1.0, 1 < 1.5, 2 > 1.5, max < max + 0.0, max + 0.0 == 2 ^ 63, min == -2.0 ^ 63, min <= -2.0 ^ 63, max >= 2 ^ 63)
say((1 << 53) + 1 == 2 ^ 53, (1 << 53) + 1 > 2 ^ 53, (1 << 53) == 2 ^ 53, 2 ^ 53 < (1 << 53) + 1)
say(max < inf, min > -inf, max > nan, max < nan, max == nan, nan ~= nan, nan == nan, nan < nan, inf > max, -inf < min)
say(1 < 2, 2 < 1, 1 <= 1, 1 >= 1, -1 < 0, 0 < -0.0, 1 ~= 1.0, "1" == 1)
say("a" < "b", "a" < "B", "" < "a", "a\0b" < "a\0c", "a" < "a\0", "Z" < "a", "ä" > "z", "a" <= "a", "10" < "9")

-- From one to the other.
say(math.tointeger(3.0), math.tointeger(3.5), math.tointeger(2 ^ 63), math.tointeger(-2.0 ^ 63), math.tointeger(nan), math.tointeger(inf), math.tointeger({}))
say(math.type(1), math.type(1.0), math.type("1"), math.type(nil), math.type(2 ^ 31), math.type(1 // 1), math.type(1 // 1.0), math.type(3 % 2.0))
say(math.floor(3.7), math.floor(-3.7), math.ceil(3.2), math.ceil(-3.2), math.floor(1e300), math.ceil(-1e300), math.floor(5), math.floor(2 ^ 62), math.floor(inf), math.ceil(2 ^ 63))
say(math.abs(-5), math.abs(min), math.abs(-0.0), math.abs(-inf), math.max(1, 2.5), math.max(2, 1.5), math.min(3, -1, 2.0), math.max(1), math.min(-0.0, 0.0), math.max(0.0, -0.0))
say(math.ult(1, 2), math.ult(-1, 2), math.ult(2, -1), math.ult(min, max), math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(-7.5, 2), math.fmod(1, inf), math.fmod(min, -1), math.sqrt(2), math.pi, math.huge)

-- Numerals.
say(0x10, 0xff, 0XA, 0x7fffffffffffffff, 0xffffffffffffffff, 0x1ffffffffffffffff, 0x.8p1, 0x1p4, 0xA.8p0, 0x1P-2, 0x.1, 0x0.0000000000001p100)
say(1e1, 1E+2, 1e-2, .5, 5., 3.14, 1e308, 1e309, 1e-400, 9223372036854775807, 9223372036854775808, 1e0, 0e12, 123456789012345678901234567890)
say(00012, 1 // 1, 3 .. "", 0x1e1, 0xep1)

-- Loops over integers stop where counting would go beyond the last one; loops over floats count in floats.
local function count(a, b, c)
  local n, last = 0, nil
  for i = a, b, c or 1 do n, last = n + 1, i if n >= 40 then break end end
  say(a, b, c, n, last)
end
count(max - 2, max) count(min + 2, min, -1) count(max - 1, max, 2) count(min, min) count(max, max) count(max, min, -max) count(min, max, max)
count(1, 3) count(3, 1) count(3, 1, -1) count(1, 2, 0.25) count(1.0, 3) count(1, 3.9) count(1, inf, 1 << 60) count(-1, -inf, -(1 << 60)) count(1, -inf) count(1, nan) count(nan, 1) count(0.1, 0.35, 0.1)
count(1, 3.0) count(3, 1.5, -1) count(1, 0) count(max, max + 1.0) count(min, -1e100, -1) count(1 << 62, max, 1 << 62) count(-0.0, 0) count(1, 10, 3) count(10, 1, -4)
count(max, inf) count(min, -inf, -1) count(max - 5, 1e19, 3) count(5, 5, -1) count(5, 4, -1) count(0, -7, -7)
for i = 1, 3 do local j = i i = i * 10 say(i, j) end
local function bounds(n) say(n) return n end
for i = bounds(1), bounds(2), bounds(1) do say(i) end
