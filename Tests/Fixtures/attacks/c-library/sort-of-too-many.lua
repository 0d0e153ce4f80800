-- ends: limit: items
local t = {} for i = 1, 70000 do t[i] = -i end table.sort(t)
