-- ends: limit: allocation
local function f(...) return select("#", ...) end
while true do f(table.unpack({}, 1, 200)) end
