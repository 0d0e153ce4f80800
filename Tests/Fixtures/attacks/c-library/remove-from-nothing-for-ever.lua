-- ends: limit: instructions
while true do table.remove({}) end
