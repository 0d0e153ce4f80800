-- ends: value 20000
local t = {} for i = 1, 20000 do t[i * 2^32] = i end local n = 0 for _ in pairs(t) do n = n + 1 end return n
