-- ends: type
return { [1] = 1, [math.maxinteger] = 2 }
