-- ends: error
return getmetatable("").__index
