-- ends: limit: instructions
local s = ('é'):rep(8000) while true do utf8.len(s) end
