-- ends: error
local f = string.rep
f.mark = 1
