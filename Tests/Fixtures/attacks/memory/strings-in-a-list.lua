-- ends: limit: instructions
local t = {}
for i = 1, 1e9 do t[i] = ("x"):rep(15000) .. i end
