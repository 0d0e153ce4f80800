-- ends: limit: instructions
local x <close> = nil
while true do end
