-- ends: error
local x <close> = {}
