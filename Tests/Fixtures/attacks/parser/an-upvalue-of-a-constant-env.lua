-- ends: value null
local _ENV <const> = {}; return x
