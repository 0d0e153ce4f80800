-- ends: value true
local t = {} for i = 1, 60 do t[2^i] = i end return #t >= 0
