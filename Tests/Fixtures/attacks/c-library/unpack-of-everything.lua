-- ends: limit: items
return table.unpack({}, 1, 1e8)
