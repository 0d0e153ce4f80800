-- ends: limit: instructions
local a = string.rep('a', 16000) .. 'x' local b = string.rep('a', 16000) .. 'y' local n = 0 while true do if a < b then n = n + 1 end end
