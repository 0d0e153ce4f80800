-- ends: value null
return ("abc"):find("a", math.maxinteger, true)
