-- ends: value -1
return tonumber("0x" .. ("f"):rep(16000))
