-- ends: limit: instructions
local s = ('a'):rep(16000) local n = ('a'):rep(8000) .. 'b' while true do s:find(n, 1, true) end
