-- ends: limit: depth
local a, b; a = function() b() end; b = function() a() end; a()
