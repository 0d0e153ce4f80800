-- ends: value 41
local t = {}
t[1] = 1
for i = 1, 40 do t[1 << i] = i end
local n = 0
for _ in pairs(t) do n = n + 1 end
return n
