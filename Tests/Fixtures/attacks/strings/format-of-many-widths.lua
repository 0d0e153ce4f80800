-- ends: error
local f = ('%99d'):rep(400) return string.format(f, 1)
