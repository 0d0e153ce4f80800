-- ends: limit: string
local t = {} for i = 1, 20000 do t[i] = 'xy' end return table.concat(t)
