-- ends: limit: depth
local function f(a, b) table.sort({ 3, 1, 2 }, f) return a < b end
table.sort({ 3, 1, 2 }, f)
