-- ends: limit: depth
local function f() return f() end return f()
