-- Tables: what stands where, and what the library moves.
local t = { 10, 20, 30, x = 1, [5] = 50, ["y z"] = 2, [1.0] = "kept?", 40 }
say(#t, t[1], t[4], t[5], t.x, t["y z"], t[1.0], t[2 ^ 53], t.none)
say(#{}, #{ nil }, #{ 1, nil }, #{ 1, 2, nil }, #{ n = 1 }, #"abc", #{ { 1, 2 }, 3 }, #{ (select(2, 1, 2, 3)) }, #{ select(2, 1, 2, 3) })
t = {} t[1.0] = "a" t[2] = "b" t[3.0] = "c" t["1"] = "text" t[-1] = "m" t[0] = "z" t[2 ^ 53] = "far" t[true] = "yes"
say(#t, t[1], t[2.0], t[3], t["1"], t[-1], t[0], t[-0.0], t[1 << 53], t[true], t[false])
t = { a = { b = { c = 7 } } } say(t.a.b.c, t["a"]["b"].c) t.a.b.c = nil say(t.a.b.c)
t = {} for i = 1, 100 do t[i] = i * i end say(#t, t[100]) for i = 100, 51, -1 do t[i] = nil end say(#t, t[50], t[51])
local shared = {} say(shared == shared, shared == {}, { 1 } == { 1 }, #{ shared, shared })

-- insert and remove
t = {} table.insert(t, "a") table.insert(t, 1, "b") table.insert(t, #t + 1, "c") table.insert(t, 2, "d") say(t)
say(table.remove(t), t, table.remove(t, 1), t, table.remove(t, 2), t, table.remove(t), t, table.remove(t), t, table.remove({}), table.remove({}, 0), table.remove({ 1 }, 2), #t)
t = { [0] = "zero" } say(table.remove(t, 0), t[0], table.remove({}, #{})) table.insert(t, 1, nil) say(#t)
t = { 1, 2, 3 } say(table.remove(t, 4), #t, table.remove(t, 3), table.remove(t, 1), t) say(select("#", table.insert(t, 5)))

-- concat and unpack
say(table.concat({}), table.concat({ 1, 2.5, "x" }), table.concat({ 1, 2, 3 }, ", "), table.concat({ 1, 2, 3 }, "-", 2), table.concat({ 1, 2, 3 }, "-", 2, 3), table.concat({ 1, 2, 3 }, "-", 3, 2), table.concat({ [5] = "five" }, "-", 5, 5), table.concat({ "a" }, "x", 1, 1), table.concat({ "a", "b" }, 0), table.concat({ "a", "b" }, "\0"))
say(table.unpack({ 1, 2, 3 })) say(table.unpack({})) say(table.unpack({ 1, nil, 3 }, 1, 3)) say(table.unpack({ 1, 2, 3 }, 2)) say(table.unpack({ 1, 2, 3 }, 2, 3)) say(table.unpack({ 1, 2 }, -1, 1)) say(table.unpack({ 1, 2 }, 3, 2)) say((table.unpack({ 1, 2 })))
say(table.unpack({ 1, 2 }, math.maxinteger, math.maxinteger)) say(table.unpack({}, math.mininteger, math.mininteger)) say(table.unpack({ 1, 2 }, 1, 2.0))

-- sort
local function sorted(list, before) table.sort(list, before) return list end
say(sorted({ 3, 1, 2 }), sorted({}), sorted({ 1 }), sorted({ 2, 1 }), sorted({ "b", "a", "B", "" }), sorted({ 3, 1.5, -2, 2 }), sorted({ 5, 4, 3, 2, 1 }, function(a, b) return a > b end))
say(sorted({ 3, 3.5, 2, 1 / 0, -1 / 0, math.maxinteger, math.mininteger, 2 ^ 53 }), sorted({ "ä", "z", "a", "Z", "10", "9" }))
local list = {} for i = 1, 200 do list[i] = i * 7919 % 1009 end sorted(list) for i = 2, 200 do assert(list[i - 1] < list[i]) end say(list)
sorted(list, function(a, b) return b < a end) say(list[1], list[200], #list) for i = 2, 200 do assert(list[i - 1] > list[i]) end
list = {} for i = 1, 50 do list[i] = { key = i * 31 % 50 } end sorted(list, function(a, b) return a.key < b.key end) for i = 1, 50 do assert(list[i].key == i - 1) end
list = { "x", "y" } say(select("#", table.sort(list)))

-- ipairs ends at the first nil; pairs meets every key once
local seen = {} for i, v in ipairs { 1, 2, nil, 4 } do seen[#seen + 1] = i * v end say(seen)
seen = {} for i, v in ipairs { [0] = 0, "a", "b" } do seen[#seen + 1] = i .. v end say(seen)
local n, sum = 0, 0 for k, v in pairs { 1, 2, 3, a = 4, b = 5, [10] = 6, [2.5] = 7, [true] = 8 } do n, sum = n + 1, sum + v end say(n, sum)
t = { a = 1, b = 2, c = 3 } for k in pairs(t) do t[k] = nil end n = 0 for _ in pairs(t) do n = n + 1 end say(n)
t = { a = 1, b = 2 } for k, v in pairs(t) do t[k] = v * 10 end say(t.a, t.b)
