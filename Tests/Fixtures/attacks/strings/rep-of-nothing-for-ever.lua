-- ends: value ""
return (''):rep(math.maxinteger)
