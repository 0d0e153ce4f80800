-- ends: limit: items
return table.unpack({}, math.mininteger, math.maxinteger)
