-- ends: limit: string
return ('xx'):rep(math.maxinteger)
