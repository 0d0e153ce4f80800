-- ends: limit: instructions
while true do math.max(table.unpack({ 1, 2, 3, 4, 5, 6, 7, 8 }, 1, 8)) end
