-- ends: value ""
return ("x"):rep(math.mininteger)
