-- ends: limit: instructions
while true do while true do while true do end break end end
