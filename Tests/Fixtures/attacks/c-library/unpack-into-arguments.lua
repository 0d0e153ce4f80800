-- ends: value 250
return select('#', table.unpack({}, 1, 250))
