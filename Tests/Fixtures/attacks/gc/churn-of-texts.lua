-- ends: limit: allocation
local n, x = 0, ('x'):rep(8000) while true do n = n + 1 local s = x .. n end
