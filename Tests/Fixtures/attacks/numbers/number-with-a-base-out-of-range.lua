-- ends: error
return tonumber('1', 99)
