-- Closures, varargs, several assignments at once, attribs, goto and blocks.
local a, b, c = 1, 2 say(a, b, c) a, b = b, a say(a, b) a, b, c = (function() return 7, 8, 9 end)() say(a, b, c)
a, b, c = (function() return 7, 8, 9 end)(), 1 say(a, b, c) a, b = 1, 2, 3 say(a, b) a, b, c = 0, (function() return 1, 2 end)() say(a, b, c) a, b, c = ((function() return 1, 2 end)()) say(a, b, c)
local t, i = {}, 1 i, t[i] = i + 1, 20 say(i, t[1], t[2]) t = { 1, 2 } t[1], t[2] = t[2], t[1] say(t)
do local a = { 5 } a, a[1] = 1, 2 say(a) end
local x <const>, y <const> = 10, "k" local z <close> = nil say(x, y, z) do local x <const> = x + 1 say(x) end local w <close> = false say(w)

-- Closures keep their own variable, a fresh one in each round of a loop.
local fs = {} for k = 1, 3 do fs[k] = function(d) k = k + (d or 0) return k end end say(fs[1](), fs[2](5), fs[2](), fs[3](), fs[1](1), fs[1]())
fs = {} for k, v in ipairs { "p", "q" } do fs[k] = function() return k, v end end say(fs[1]()) say(fs[2]())
fs = {} local k = 0 while k < 3 do k = k + 1 local j = k fs[k] = function() j = j + 1 return j end end say(fs[1](), fs[1](), fs[2](), fs[3]())
fs = {} k = 0 repeat local j = k fs[#fs + 1] = function() return j end k = k + 1 until j >= 2 say(#fs, fs[1](), fs[3]())
local function counter() local n = 0 return function() n = n + 1 return n end, function() return n end end local up, get = counter() up() up() say(get(), (counter())())
local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end say(fact(10), fact(20), fact(21))
local even, odd function even(n) if n == 0 then return true end return odd(n - 1) end function odd(n) if n == 0 then return false end return even(n - 1) end say(even(10), odd(7), even(7))
local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end say(fib(15))
local o = { n = 1, sub = { deep = {} } } function o.plain(v) return v end function o:method(v) self.n = self.n + v return self.n end function o.sub.deep:name() return self == o.sub.deep end say(o.plain(3), o:method(2), o.method(o, 3), o.sub.deep:name(), o["n"])
local function shadow(a) local a = a + 1 do local a = a * 10 say(a) end return a end say(shadow(1))
local function y2(f) return (function(g) return g(g) end)(function(g) return f(function(v) return g(g)(v) end) end) end say(y2(function(self) return function(n) return n == 0 and 1 or n * self(n - 1) end end)(6))

-- Varargs
local function va(...) return select("#", ...), ... end say(va()) say(va(nil)) say(va(1, nil, nil)) say((va(1, 2))) say(va(va(1), va(2)))
local function first(a, ...) local b, c = ... return a, b, c, select("#", ...) end say(first()) say(first(1)) say(first(1, 2, 3, 4))
local function pack(...) return { n = select("#", ...), ... } end local p = pack(1, nil, 3) say(p.n, p[1], p[2], p[3], #pack(), #pack(1, 2), pack(nil, nil).n) say((function(...) return ... end)(1, 2, 3), (function(...) return (...) end)(4, 5))
local function tail(n, ...) if n == 0 then return ... end return tail(n - 1, n, ...) end say(tail(5)) say({ tail(3) }, { tail(3), 0 }, { (tail(3)) }, { 0, tail(3) })
local function inner(...) local function f(...) return ... end return f(...), f(1, ...) end say(inner("u", "v"))

-- Conditions: only nil and false are no.
for _, v in ipairs { 0, "", {}, "false", 0 / 0 } do assert(v and not not v) end say(nil and 1, false and 1, 0 and 1, nil or 2, false or nil, nil or false, 1 and nil, 1 or error("not asked"), nil and error("not asked"), not nil, not 0, nil == false)
say(1 < 2 and "yes" or "no", (1 > 2 and "yes") or "no", 1 and 2 and 3, nil or false or 3, not (1 == 2), not 1 == 2, 1 == 1 == true, "a" .. "b" == "ab" and #"abc" + 1)
local function branch(n) if n < 0 then return "minus" elseif n == 0 then return "nought" elseif n < 10 then return "few" else return "many" end end say(branch(-1), branch(0), branch(5), branch(50))

-- Loops, break and goto
local out = {} for i = 1, 10 do if i == 4 then break end for j = 1, 10 do if j > i then break end out[#out + 1] = i * 10 + j end end say(out)
out = {} for i = 1, 6 do if i % 2 == 0 then goto continue end out[#out + 1] = i ::continue:: end say(out)
do local i = 1 ::again:: if i <= 3 then i = i * 2 goto again end say(i) end
out = {} for i = 1, 3 do for j = 1, 3 do if j == 2 then goto next_i end out[#out + 1] = i * 10 + j end ::next_i:: end say(out)
do goto past local unused ::past:: end do local n = 0 ::top:: n = n + 1 local f = function() return n end if n < 3 then goto top end say(f()) end
out = {} do local i = 1 ::l:: local v = i out[i] = function() return v end i = i + 1 if i <= 3 then goto l end end say(out[1](), out[2](), out[3]())
local n = 0 while true do n = n + 1 if n > 5 then break end end say(n) repeat local done = n > 7 n = n + 1 until done say(n) while false do error("never") end
local function iter(s, c) if c < s then return c + 1, c * c end end out = {} for v, sq in iter, 4, 0 do out[#out + 1] = v * 100 + sq end say(out)
local function range(n) local i = 0 return function() i = i + 1 if i <= n then return i end end end local s = 0 for v in range(5) do s = s + v end say(s)
do end ; ; do do say("empty statements") end end local function none() end say(none()) say((none())) say(#{ none() }, #{ (none()) })
local long = {} for i = 1, 250 do long[i] = i end say(select("#", table.unpack(long))) say(math.max(table.unpack(long)))
