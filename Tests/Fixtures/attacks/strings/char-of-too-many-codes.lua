-- ends: limit: items
return #string.char(table.unpack({}, 1, 300))
