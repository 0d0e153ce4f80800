-- ends: value "table"
return tostring({ __tostring = function() return "no" end })
