-- ends: value 100000
local t = {}
for i = 1, 100000 do t[i] = { i } end
return #t
