-- ends: error
local s = "x"
s.mark = 1
