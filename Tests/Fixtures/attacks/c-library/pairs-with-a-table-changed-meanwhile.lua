-- ends: value 1
local t = { a = 1 }
local n = 0
for k in pairs(t) do n = n + 1 t["k" .. n] = 1 if n > 10 then break end end
return n
