-- ends: value 1
local t = { __gc = function() while true do end end }
t = nil
return 1
