-- ends: type
return { [true] = 1 }
