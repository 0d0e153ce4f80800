-- ends: limit: string
return ('x'):rep(1e9)
