-- ends: error
local lib = math
lib.pi = 3
return math.pi
