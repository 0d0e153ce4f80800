-- ends: error
local t = { 3, 1, 2 }
table.sort(t, function() error("left") end)
