-- ends: limit: instructions
local s = ('a'):rep(16000) while true do s:find('b', 1, true) end
