-- ends: limit: items
return (('x'):rep(1000)):byte(1, -1)
