-- ends: value 1000
local a = {}
local t = {}
for i = 1, 1000 do t[i] = a end
return #t
