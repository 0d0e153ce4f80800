-- ends: value 1
local t = {}
t[2^53] = 1
return t[1 << 53]
