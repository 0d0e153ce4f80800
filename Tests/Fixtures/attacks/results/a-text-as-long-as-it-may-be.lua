-- ends: value 16384
return #("x"):rep(16384)
