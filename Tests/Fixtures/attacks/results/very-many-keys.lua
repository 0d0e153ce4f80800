-- ends: limit: output
local t = {}
for i = 1, 60000 do t["k" .. i] = i end
return t
