-- ends: value null
return tonumber(("9"):rep(16000))
