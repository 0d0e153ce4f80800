-- ends: limit: string
return (''):rep(1e9, ',')
