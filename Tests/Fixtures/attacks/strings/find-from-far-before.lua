-- ends: value 2
return ("abc"):find("b", math.mininteger, true)
