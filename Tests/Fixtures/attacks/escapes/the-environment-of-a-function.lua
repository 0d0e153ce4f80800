-- ends: error
return debug.setupvalue(function() return x end, 1, {})
