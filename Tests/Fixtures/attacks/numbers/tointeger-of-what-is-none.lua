-- ends: value null
return math.tointeger(2^63)
