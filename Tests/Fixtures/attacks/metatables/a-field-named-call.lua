-- ends: error
return ({ __call = function() return 1 end })()
