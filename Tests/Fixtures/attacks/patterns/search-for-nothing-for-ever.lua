-- ends: limit: instructions
local s = ("a"):rep(16000)
while true do s:find("", 1, true) end
