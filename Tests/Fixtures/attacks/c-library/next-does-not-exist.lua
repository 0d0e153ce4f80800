-- ends: error
return next({})
