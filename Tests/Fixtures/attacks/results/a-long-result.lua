-- ends: limit: output
local s, t = ('x'):rep(16000), {} for i = 1, 100 do t[i] = s end return t
