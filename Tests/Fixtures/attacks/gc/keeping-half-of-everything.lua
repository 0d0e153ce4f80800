-- ends: limit: instructions
local keep = {}
local n = 0
while true do
    n = n + 1
    local t = { n }
    if n % 2 == 0 then keep[#keep + 1] = t end
end
