-- ends: error
return debug.getmetatable("")
