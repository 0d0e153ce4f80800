-- ends: limit: instructions
while true do local f = function() end f() end
