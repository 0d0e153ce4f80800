-- ends: limit: instructions
local s = (' '):rep(16000) while true do tonumber(s) end
