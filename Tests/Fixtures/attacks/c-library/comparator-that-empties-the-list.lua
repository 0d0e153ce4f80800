-- ends: value [1,2,3]
local t = { 3, 1, 2 } table.sort(t, function(a, b) t[1] = nil t[2] = nil return a < b end) return t
