-- ends: value 14850
local f = ("%99s"):rep(150)
local t = {}
for i = 1, 150 do t[i] = "x" end
return #f:format(table.unpack(t))
