-- ends: limit: instructions
local t = {}
for i = 1, 8000 do t[i] = "x" end
while true do table.concat(t) end
