-- ends: error
local t = {} t[nil] = 1
