-- ends: error
while true do collectgarbage() end
