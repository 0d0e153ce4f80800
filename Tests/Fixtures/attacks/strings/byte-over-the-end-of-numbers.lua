-- ends: value 3
return select("#", ("abc"):byte(math.mininteger, math.maxinteger))
