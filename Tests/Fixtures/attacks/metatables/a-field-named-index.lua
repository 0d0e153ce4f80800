-- ends: value null
local t = { __index = function() return 1 end }
return t.x
