-- ends: type
return { [-1] = 1 }
