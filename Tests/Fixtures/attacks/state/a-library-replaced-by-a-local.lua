-- ends: value "xx"
local string = { rep = function() return "owned" end }
return ("x"):rep(2)
