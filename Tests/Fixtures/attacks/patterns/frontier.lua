-- ends: error
return ("x"):rep(10000):find("%f[%w]")
