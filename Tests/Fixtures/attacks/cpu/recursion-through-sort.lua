-- ends: limit: depth
local function f() table.sort({ 1, 2 }, function() return f() end) end f()
