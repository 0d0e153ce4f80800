-- ends: value true
return math.floor(1e308) == 1e308
