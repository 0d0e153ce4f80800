-- ends: limit: string
local f = ("%99s"):rep(200)
local t = {}
for i = 1, 200 do t[i] = "x" end
return #f:format(table.unpack(t))
