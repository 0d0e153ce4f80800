-- ends: error
local ok = false
local t = table.sort
t({ 2, 1 }, function() error("stop") end)
while true do end
