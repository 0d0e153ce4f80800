-- ends: limit: memory
local t = {}
for i = 1, 1e9 do
    local a, b, c, d = i, i, i, i
    t[i] = function() return a + b + c + d end
end
