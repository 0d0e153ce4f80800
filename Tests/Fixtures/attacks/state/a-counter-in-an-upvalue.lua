-- ends: value 2
local n = 0
local function f() n = n + 1 return n end
f()
return f()
