-- ends: error
return ("("):rep(10000):find("%b()")
