-- ends: error
return { __lt = function() return true end } < {}
