-- ends: value "number"
do local _ENV = { type = function() return "owned" end } local x = type(1) end
return type(1)
