-- ends: limit: instructions
local t = {} for i = 1, 60000 do t[i << 20] = 1 end for i = 1, 60000 do t[i << 20] = nil end while true do for k in pairs(t) do end end
