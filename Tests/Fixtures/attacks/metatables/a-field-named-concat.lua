-- ends: error
return { __concat = function() return 1 end } .. "x"
