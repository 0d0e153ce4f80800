-- ends: syntax
local x <nothing> = 1
