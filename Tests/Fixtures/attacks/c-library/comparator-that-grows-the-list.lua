-- ends: value true
local t = { 3, 1, 2 }
table.sort(t, function(a, b) t[#t + 1] = #t return a < b end)
return #t > 3
