-- ends: error
return load("return 1")()
