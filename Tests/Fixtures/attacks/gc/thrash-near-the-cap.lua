-- ends: limit: instructions
local keep = {} for i = 1, 900 do keep[i] = ('x'):rep(16000) .. i end while true do local s = ('y'):rep(16000) end
